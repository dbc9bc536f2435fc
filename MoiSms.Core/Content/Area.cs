namespace MoiSms.Core.Content;

/// <summary>A residential or industrial area, as <c>content/areas.yaml</c> lists it.</summary>
public sealed record Area
{
    public required string Id { get; init; }

    /// <summary>capital, hawalli, farwaniya, ahmadi, jahra or mubarak-al-kabeer.</summary>
    public required string Governorate { get; init; }

    public required Localised Name { get; init; }

    /// <summary>WGS 84 degrees, to about 1 km.</summary>
    public required double Lat { get; init; }

    public required double Lon { get; init; }

    /// <summary>Other ways people write it, in both scripts.</summary>
    public IReadOnlyList<string> Spellings { get; init; } = [];

    public required string Source { get; init; }

    public bool Verify { get; init; }
}
