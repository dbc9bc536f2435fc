namespace MoiSms.Core.Records;

/// <summary>A vehicle registered to the person.</summary>
/// <param name="Plate"><c>code/number</c>, e.g. <c>5/1882</c>.</param>
/// <param name="Make">As imported.</param>
/// <param name="Model">As imported.</param>
/// <param name="Year">The model's year; null where it is not told.</param>
/// <param name="RegistrationExpiresOn">The last day on which the registration is valid; null where it is not told.</param>
/// <param name="InsuranceExpiresOn">The last day on which the insurance is valid; null where it is not told.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record Vehicle(
    string Plate, string Make, string Model, int? Year, DateOnly? RegistrationExpiresOn, DateOnly? InsuranceExpiresOn,
    DateTimeOffset AsOf) : IRecord;
