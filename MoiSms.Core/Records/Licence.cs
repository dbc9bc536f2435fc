namespace MoiSms.Core.Records;

public sealed record Licence(string Number, string Class, DateOnly ExpiresOn, DateTimeOffset AsOf) : IRecord;
