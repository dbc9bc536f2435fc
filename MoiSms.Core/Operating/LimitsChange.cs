namespace MoiSms.Core.Operating;

/// <summary>A limit that is null stays as it is.</summary>
public sealed record LimitsChange(int? TextsPerMinute, int? TextsPerDay, int? PartsPerDay, string? Reason);
