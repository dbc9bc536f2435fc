namespace MoiSms.Core.Records;

/// <summary>Everything known of one civil id: one partition of <c>Records</c>. A kind that is null or empty is absent.</summary>
public sealed record PersonRecords
{
    /// <summary>12 digits.</summary>
    public required string CivilId { get; init; }

    /// <summary>Who the person is, and the phones bound to them.</summary>
    public Holder? Holder { get; init; }

    /// <summary>The residence permit; citizens have none.</summary>
    public Residency? Residency { get; init; }

    /// <summary>The driving licence.</summary>
    public Licence? Licence { get; init; }

    /// <summary>In no order.</summary>
    public IReadOnlyList<Vehicle> Vehicles { get; init; } = [];

    /// <summary>Paid ones too; in no order.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>The passport that Kuwait issued.</summary>
    public Passport? Passport { get; init; }

    /// <summary>The card itself.</summary>
    public CivilIdCard? CivilIdCard { get; init; }

    /// <summary>In no order.</summary>
    public IReadOnlyList<Application> Applications { get; init; } = [];

    /// <summary>In no order.</summary>
    public IReadOnlyList<Visa> Visas { get; init; } = [];

    /// <summary>A row may also say that there is none.</summary>
    public TravelBan? TravelBan { get; init; }

    /// <summary>Past ones too; in no order.</summary>
    public IReadOnlyList<Appointment> Appointments { get; init; } = [];

    /// <summary>Whom the person may ask about; in no order.</summary>
    public IReadOnlyList<Dependant> Dependants { get; init; } = [];
}
