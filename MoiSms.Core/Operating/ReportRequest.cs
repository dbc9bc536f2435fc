namespace MoiSms.Core.Operating;

/// <summary>Asks for the pilot report.</summary>
/// <param name="From">Included; null = a week up to <paramref name="To"/>.</param>
/// <param name="To">Included; null = today in Kuwait.</param>
/// <param name="Reason">Why the operator reads what people texted; null where only numbers are asked for.</param>
public sealed record ReportRequest(DateOnly? From, DateOnly? To, string? Reason);
