namespace MoiSms.Core.Content;

/// <summary>A residential or industrial area, as <c>content/areas.yaml</c> lists it.</summary>
public sealed record Area
{
    /// <summary>Its key in the file and in links to it, such as <c>salmiya</c>; lower-case ASCII with hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>capital, hawalli, farwaniya, ahmadi, jahra or mubarak-al-kabeer.</summary>
    public required string Governorate { get; init; }

    /// <summary>As replies write it.</summary>
    public required Localised Name { get; init; }

    /// <summary>WGS 84 degrees, to about 1 km.</summary>
    public required double Lat { get; init; }

    /// <summary>WGS 84 degrees, to about 1 km.</summary>
    public required double Lon { get; init; }

    /// <summary>Other ways people write it, in both scripts.</summary>
    public IReadOnlyList<string> Spellings { get; init; } = [];

    /// <summary>Where name and position come from.</summary>
    public required string Source { get; init; }

    /// <summary>True where the ministry has to confirm it before launch. Default false.</summary>
    public bool Verify { get; init; }
}
