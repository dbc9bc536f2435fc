namespace MoiSms.Core.Records;

public sealed record CivilIdCard(DateOnly ExpiresOn, string Status, DateTimeOffset AsOf) : IRecord;
