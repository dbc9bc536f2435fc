namespace MoiSms.Core.Content;

/// <summary>A service centre, as <c>content/centres.yaml</c> lists it.</summary>
public sealed record Centre
{
    public required string Id { get; init; }

    /// <summary>identity, residency, traffic, passport, citizen, special-needs, or another kind of the file.</summary>
    public required string Kind { get; init; }

    public required Localised Name { get; init; }

    public required string Governorate { get; init; }

    /// <summary>An id of <c>content/areas.yaml</c>.</summary>
    public required string Area { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    public required double Lat { get; init; }

    public required double Lon { get; init; }

    public required Localised Address { get; init; }

    /// <summary>Ids of <c>content/services</c>; empty means: all that its kind does.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    public required OpeningHours Hours { get; init; }

    public string? Phone { get; init; }

    public required string Source { get; init; }

    public required DateOnly Checked { get; init; }

    public bool Verify { get; init; }
}
