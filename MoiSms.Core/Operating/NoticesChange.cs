namespace MoiSms.Core.Operating;

/// <summary>Sets the words for phones outside; empty = the usual ones, null = as they are.</summary>
/// <param name="Arabic">At most <c>MoiSms__MaxReplyParts</c> SMS parts.</param>
/// <param name="English">At most <c>MoiSms__MaxReplyParts</c> SMS parts, of letters of the GSM 7-bit alphabet.</param>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record NoticesChange(string? Arabic, string? English, string? Reason);
