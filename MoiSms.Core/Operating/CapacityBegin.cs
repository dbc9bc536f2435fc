namespace MoiSms.Core.Operating;

/// <summary>Begins a capacity test.</summary>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record CapacityBegin(string? Reason);
