namespace MoiSms.Core.Replies.Answers;

/// <param name="Service">What no centre is known for; null = for nothing in particular.</param>
/// <param name="Where">Where it is done, in words; null where that is not known.</param>
internal sealed record NoCentreView(string? Service, string? Where);
