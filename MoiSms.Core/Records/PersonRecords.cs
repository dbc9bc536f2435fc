namespace MoiSms.Core.Records;

/// <summary>Everything known of one civil id: one partition of <c>Records</c>. A kind that is null or empty is absent.</summary>
public sealed record PersonRecords
{
    public required string CivilId { get; init; }

    public Holder? Holder { get; init; }
    public Residency? Residency { get; init; }
    public Licence? Licence { get; init; }
    public IReadOnlyList<Vehicle> Vehicles { get; init; } = [];
    public IReadOnlyList<Violation> Violations { get; init; } = [];
    public Passport? Passport { get; init; }
    public CivilIdCard? CivilIdCard { get; init; }
    public IReadOnlyList<Application> Applications { get; init; } = [];
    public IReadOnlyList<Visa> Visas { get; init; } = [];
    public TravelBan? TravelBan { get; init; }
    public IReadOnlyList<Appointment> Appointments { get; init; } = [];
    public IReadOnlyList<Dependant> Dependants { get; init; } = [];
}

/// <summary>A row of <c>Records</c>.</summary>
public interface IRecord
{
    /// <summary>The moment the data was true at its source (UTC); said in replies, and held against the kind's age limit.</summary>
    DateTimeOffset AsOf { get; }
}

/// <param name="Phones">E.164, as the ministry's own import binds them.</param>
/// <param name="CardSerial">The full serial of the civil id card, which registration asks for.</param>
public sealed record Holder(
    string CivilId, IReadOnlyList<string> Phones, string? NameAr, string? NameEn, string? Nationality,
    DateOnly? BirthDate, Language? Language, string? CardSerial, DateTimeOffset AsOf) : IRecord;

/// <param name="Article">17, 18, 20, 22 ...</param>
public sealed record Residency(string Article, DateOnly ExpiresOn, string? Sponsor, DateTimeOffset AsOf) : IRecord;

public sealed record Licence(string Number, string Class, DateOnly ExpiresOn, DateTimeOffset AsOf) : IRecord;

/// <param name="Plate"><c>code/number</c>, e.g. <c>5/1882</c>.</param>
public sealed record Vehicle(
    string Plate, string Make, string Model, int? Year, DateOnly? RegistrationExpiresOn, DateOnly? InsuranceExpiresOn,
    DateTimeOffset AsOf) : IRecord;

/// <param name="AmountFils">Thousandths of a dinar.</param>
public sealed record Violation(
    string Number, string? Plate, string Type, DateTimeOffset OccurredAt, string? Place, long AmountFils, bool Paid,
    DateTimeOffset AsOf) : IRecord;

public sealed record Passport(string Number, DateOnly ExpiresOn, string Status, DateTimeOffset AsOf) : IRecord;

public sealed record CivilIdCard(DateOnly ExpiresOn, string Status, DateTimeOffset AsOf) : IRecord;

/// <param name="Service">A service id, or free words.</param>
public sealed record Application(
    string Reference, string Service, string Status, DateOnly UpdatedOn, string? NextStep, DateTimeOffset AsOf) : IRecord;

public sealed record Visa(string Reference, string VisaType, string Status, DateOnly UpdatedOn, DateTimeOffset AsOf) : IRecord;

public sealed record TravelBan(bool Active, string? Authority, DateOnly? Since, DateTimeOffset AsOf) : IRecord;

/// <param name="Service">A service id, or free words.</param>
/// <param name="Centre">A centre id, or free words.</param>
public sealed record Appointment(string Number, string Service, string Centre, DateTimeOffset At, DateTimeOffset AsOf) : IRecord;

/// <param name="Relation">spouse, child, domestic ... as imported.</param>
public sealed record Dependant(string CivilId, string Relation, DateTimeOffset AsOf) : IRecord;
