namespace MoiSms.Core.Operating;

/// <summary>Sets which kinds of records are not answered by text.</summary>
/// <param name="Off">All kinds that are off from now on; empty = every kind is offered.</param>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record KindsChange(IReadOnlyList<string>? Off, string? Reason);
