namespace MoiSms.Core.Records;

/// <param name="Service">A service id, or free words.</param>
public sealed record Application(
    string Reference, string Service, string Status, DateOnly UpdatedOn, string? NextStep, DateTimeOffset AsOf) : IRecord;
