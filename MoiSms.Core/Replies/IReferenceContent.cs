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

    /// <summary>The kind of centres of that id; null if there is none.</summary>
    CentreKind? Kind(string id);

    /// <summary>The centres nearest to a point, nearest first, at that instant.</summary>
    /// <param name="lat">WGS 84 degrees.</param>
    /// <param name="lon">WGS 84 degrees.</param>
    /// <param name="kind">Only centres of this kind (an id of <c>kinds.yaml</c>); null for any that fits.</param>
    /// <param name="service">Only centres that do this service; null for any centre.</param>
    /// <param name="now">UTC.</param>
    /// <param name="count">At most so many.</param>
    NearbyCentres Nearest(double lat, double lon, string? kind, string? service, DateTimeOffset now, int count);
}
