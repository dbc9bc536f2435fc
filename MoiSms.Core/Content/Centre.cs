namespace MoiSms.Core.Content;

/// <summary>A service centre, as <c>content/centres.yaml</c> lists it.</summary>
public sealed record Centre
{
    /// <summary>Its key in the file and in links to it; lower-case ASCII with hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>identity, residency, traffic, passport, citizen, special-needs, or another kind of the file.</summary>
    public required string Kind { get; init; }

    /// <summary>As replies write it.</summary>
    public required Localised Name { get; init; }

    /// <summary>capital, hawalli, farwaniya, ahmadi, jahra or mubarak-al-kabeer.</summary>
    public required string Governorate { get; init; }

    /// <summary>An id of <c>content/areas.yaml</c>.</summary>
    public required string Area { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    public required double Lat { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    public required double Lon { get; init; }

    /// <summary>Street, block or landmark, in words for people.</summary>
    public required Localised Address { get; init; }

    /// <summary>Ids of <c>content/services</c>; empty means: all that its kind does.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>When it is open, on Kuwait's clock.</summary>
    public required OpeningHours Hours { get; init; }

    /// <summary>As people dial it; null where none is known.</summary>
    public string? Phone { get; init; }

    /// <summary>Where the facts come from.</summary>
    public required string Source { get; init; }

    /// <summary>When they were last checked.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>True where the ministry has to confirm it before launch. Default false.</summary>
    public bool Verify { get; init; }
}
