namespace MoiSms.Core.Operating;

/// <summary>Asks for the texts that were not understood.</summary>
/// <param name="From">Included; null = three days up to <paramref name="To"/>.</param>
/// <param name="To">Included; null = today in Kuwait.</param>
/// <param name="Reason">Why the operator reads them; may be null: digits are masked, and no phone is told.</param>
public sealed record NotUnderstoodRequest(DateOnly? From, DateOnly? To, string? Reason);
