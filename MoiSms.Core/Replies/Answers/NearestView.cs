namespace MoiSms.Core.Replies.Answers;

/// <param name="Answer">Of the likeliest reading.</param>
/// <param name="Options">The other readings.</param>
internal sealed record NearestView(string Answer, IReadOnlyList<OptionItem> Options);
