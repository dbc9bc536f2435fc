namespace MoiSms.Core.Records;

/// <param name="Article">17, 18, 20, 22 ...</param>
public sealed record Residency(string Article, DateOnly ExpiresOn, string? Sponsor, DateTimeOffset AsOf) : IRecord;
