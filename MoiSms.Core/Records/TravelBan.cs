namespace MoiSms.Core.Records;

public sealed record TravelBan(bool Active, string? Authority, DateOnly? Since, DateTimeOffset AsOf) : IRecord;
