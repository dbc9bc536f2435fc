namespace MoiSms.Core.Operating;

/// <summary>Sets the words for phones outside; null or empty = the usual ones.</summary>
/// <param name="Arabic">At most <c>MoiSms__MaxReplyParts</c> SMS parts.</param>
/// <param name="English">At most <c>MoiSms__MaxReplyParts</c> SMS parts.</param>
/// <param name="Reason">Why the operator does it; may be null.</param>
public sealed record NoticesChange(string? Arabic, string? English, string? Reason);
