namespace MoiSms.Core.Operating;

/// <param name="Reason">Why the operator does it; may be null.</param>
public sealed record DeadLetterRequest(string? Where, string? Id, string? Reason);
