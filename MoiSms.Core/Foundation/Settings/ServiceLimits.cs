namespace MoiSms.Core.Foundation.Settings;

/// <summary>Limits of one phone as operators set them, in the ranges of <see cref="Limits"/>. Null = the app setting's.</summary>
/// <param name="TextsPerDay">By Kuwait's calendar.</param>
/// <param name="PartsPerDay">SMS parts of replies, by Kuwait's calendar.</param>
public sealed record ServiceLimits(int? TextsPerMinute = null, int? TextsPerDay = null, int? PartsPerDay = null);
