using MoiSms.Core.Content;
using MoiSms.Core.Content.Places;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Replies;

/// <summary>The content files as replies see them.</summary>
public sealed class ReferenceContent(ContentLibrary content) : IReferenceContent
{
    private readonly CentreFinder places = new(content);
    private readonly OpeningCalendar calendar = new(content);

    /// <inheritdoc/>
    public ServiceGuide? Service(string id) => content.FindService(id);

    /// <inheritdoc/>
    public Area? Area(string id) => content.FindArea(id);

    /// <inheritdoc/>
    public Centre? Centre(string id) => content.FindCentre(id);

    /// <inheritdoc/>
    public CentreKind? Kind(string id) => content.FindKind(id);

    /// <inheritdoc/>
    public NearbyCentres Nearest(double lat, double lon, string? kind, string? service, DateTimeOffset now, int count)
    {
        var found = places.NearestCentres(lat, lon, kind, service, count: count);
        if (found.OutsideKuwait)
            return NearbyCentres.Outside;

        var ramadan = calendar.IsRamadan(KuwaitTime.Today(now));
        return new NearbyCentres(false, [.. found.Centres.Select(one =>
        {
            var opening = calendar.At(one.Centre.Hours, now);
            return new NearbyCentre(one.Centre, one.Kilometres, opening.IsOpen, opening.OpensAt, ramadan);
        })]);
    }
}
