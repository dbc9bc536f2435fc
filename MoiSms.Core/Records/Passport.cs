namespace MoiSms.Core.Records;

public sealed record Passport(string Number, DateOnly ExpiresOn, string Status, DateTimeOffset AsOf) : IRecord;
