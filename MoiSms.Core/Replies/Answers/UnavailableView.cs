namespace MoiSms.Core.Replies.Answers;

/// <param name="Kind">The kind's name in words.</param>
/// <param name="On">When it was last up to date; null if never.</param>
internal sealed record UnavailableView(string Kind, DateOnly? On);
