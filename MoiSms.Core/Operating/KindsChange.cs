namespace MoiSms.Core.Operating;

/// <param name="Off">All kinds that are off from now on; empty = every kind is offered.</param>
public sealed record KindsChange(IReadOnlyList<string>? Off, string? Reason);
