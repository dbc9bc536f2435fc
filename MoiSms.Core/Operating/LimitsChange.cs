namespace MoiSms.Core.Operating;

/// <summary>A limit that is null stays as it is; 0 = back to the app setting's.</summary>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record LimitsChange(int? TextsPerMinute, int? TextsPerDay, int? PartsPerDay, string? Reason);
