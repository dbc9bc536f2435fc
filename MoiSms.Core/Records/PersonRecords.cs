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
