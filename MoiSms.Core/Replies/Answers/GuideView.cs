namespace MoiSms.Core.Replies.Answers;

internal sealed record GuideView(
    string Name, string? What, string? Who, IReadOnlyList<string> Papers, string? Fee, IReadOnlyList<string> Steps,
    string? Where, string? Online, string? Takes);
