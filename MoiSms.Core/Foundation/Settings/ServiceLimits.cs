namespace MoiSms.Core.Foundation.Settings;

/// <summary>Limits of one phone as operators set them. Null = the service's own default.</summary>
/// <param name="TextsPerMinute">1 to 1,000.</param>
/// <param name="TextsPerDay">1 to 100,000, by Kuwait's calendar.</param>
/// <param name="PartsPerDay">SMS parts of replies, 1 to 100,000, by Kuwait's calendar.</param>
public sealed record ServiceLimits(int? TextsPerMinute = null, int? TextsPerDay = null, int? PartsPerDay = null);
