namespace MoiSms.Core.Operating;

/// <summary>Names one dead letter.</summary>
/// <param name="Where"><c>sms-inbound</c>, <c>sms-outbound</c> or <c>events</c>.</param>
/// <param name="Id">Its id there, as the list shows it.</param>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record DeadLetterRequest(string? Where, string? Id, string? Reason);
