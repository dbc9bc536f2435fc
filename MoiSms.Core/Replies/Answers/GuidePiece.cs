namespace MoiSms.Core.Replies.Answers;

/// <param name="Lead">What is said at once.</param>
/// <param name="Rest">What of the same part waits for "more"; empty if all is said.</param>
internal sealed record GuidePiece(string Lead, string Rest);
