namespace MoiSms.Core.Records;

/// <param name="Plate"><c>code/number</c>, e.g. <c>5/1882</c>.</param>
public sealed record Vehicle(
    string Plate, string Make, string Model, int? Year, DateOnly? RegistrationExpiresOn, DateOnly? InsuranceExpiresOn,
    DateTimeOffset AsOf) : IRecord;
