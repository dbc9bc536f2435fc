namespace MoiSms.Core.Records;

/// <summary>A residence permit.</summary>
/// <param name="Article">17, 18, 20, 22 ...</param>
/// <param name="ExpiresOn">The last day on which it is valid.</param>
/// <param name="Sponsor">As imported; null where it is not told.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record Residency(string Article, DateOnly ExpiresOn, string? Sponsor, DateTimeOffset AsOf) : IRecord;
