namespace MoiSms.Core.Replies.Answers;

internal sealed record GroupView(string Name, IReadOnlyList<OptionItem> Options);
