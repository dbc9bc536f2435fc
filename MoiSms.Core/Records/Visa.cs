namespace MoiSms.Core.Records;

public sealed record Visa(string Reference, string VisaType, string Status, DateOnly UpdatedOn, DateTimeOffset AsOf) : IRecord;
