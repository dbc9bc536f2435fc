using MoiSms.Core.Content;

namespace MoiSms.Core.Replies;

/// <summary>The reference content that replies are worded from; all of it in memory.</summary>
public interface IReferenceContent
{
    /// <summary>The service of that id; null if there is none.</summary>
    ServiceGuide? Service(string id);

    /// <summary>The area of that id; null if there is none.</summary>
    Area? Area(string id);

    /// <summary>The centre of that id; null if there is none.</summary>
    Centre? Centre(string id);

    /// <summary>The centres nearest to a point, nearest first, at that instant.</summary>
    /// <param name="lat">WGS 84 degrees.</param>
    /// <param name="lon">WGS 84 degrees.</param>
    /// <param name="service">Only centres that do this service; null for any centre.</param>
    /// <param name="now">UTC.</param>
    /// <param name="count">At most so many.</param>
    NearbyCentres Nearest(double lat, double lon, string? service, DateTimeOffset now, int count);
}

/// <param name="OutsideKuwait">The point is too far from every centre: none is named.</param>
public sealed record NearbyCentres(bool OutsideKuwait, IReadOnlyList<NearbyCentre> Centres)
{
    public static NearbyCentres Outside { get; } = new(true, []);
}

/// <summary>A centre as seen from a point at an instant.</summary>
/// <param name="DistanceKm">Great-circle distance in km.</param>
/// <param name="NextOpening">When a closed centre opens (any offset); null where it is open or its hours say nothing.</param>
/// <param name="Ramadan">Whether <see cref="OpeningHours.Ramadan"/> holds at that instant.</param>
public sealed record NearbyCentre(Centre Centre, double DistanceKm, bool OpenNow, DateTimeOffset? NextOpening, bool Ramadan);
