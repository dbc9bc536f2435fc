using System.Collections.Frozen;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Content.Places;

/// <summary>Finds centres near a point. Pure: the same point gives the same answer, ties by id.</summary>
internal sealed class CentreFinder(ContentLibrary content)
{
    /// <summary>
    /// A point farther than this from every centre, and farther than <see cref="AreaReachKm"/> from every area, is not in Kuwait.
    /// The areas count too because border posts (Salmi) lie far from any centre.
    /// </summary>
    private const double CentreReachKm = 60;

    private const double AreaReachKm = 15;

    private readonly FrozenDictionary<string, FrozenSet<string>> kindServices =
        content.Kinds.ToFrozenDictionary(k => k.Id, k => k.Services.ToFrozenSet());

    /// <summary>
    /// The nearest centres of a kind, or that do a service (a group's centre is one that does any of its members), or, where
    /// neither is given, of the kinds always offered. <paramref name="kind"/> and <paramref name="service"/> narrow each other.
    /// </summary>
    public CentresFound NearestCentres(double lat, double lon, string? kind = null, string? service = null, int count = 3)
    {
        var from = new GeoPoint(lat, lon);
        if (!IsInKuwait(from))
            return new CentresFound { OutsideKuwait = true };

        var near = content.Centres
            .Where(c => Fits(c, kind, service))
            .Select(c => new CentreDistance(c, from.KilometresTo(new GeoPoint(c.Lat, c.Lon))))
            .OrderBy(d => d.Kilometres)
            .ThenBy(d => d.Centre.Id, StringComparer.Ordinal)
            .Take(count);
        return new CentresFound { Centres = [.. near] };
    }

    /// <summary>Whether the centre does the service: by its own list, or, where that is empty, by its kind's.</summary>
    public bool Does(Centre centre, string service)
    {
        if (DoesItself(centre, service))
            return true;
        return content.FindService(service) is { Members: { Count: > 0 } members } && members.Any(m => DoesItself(centre, m));
    }

    private bool IsInKuwait(GeoPoint point) =>
        point.IsValid
        && (content.Centres.Any(c => point.KilometresTo(new GeoPoint(c.Lat, c.Lon)) <= CentreReachKm)
            || content.Areas.Any(a => point.KilometresTo(new GeoPoint(a.Lat, a.Lon)) <= AreaReachKm));

    private bool DoesItself(Centre centre, string service) =>
        centre.Services.Count > 0
            ? centre.Services.Contains(service)
            : kindServices.TryGetValue(centre.Kind, out var services) && services.Contains(service);

    private bool Fits(Centre centre, string? kind, string? service)
    {
        if (kind is not null)
            return centre.Kind == kind && (service is null || Does(centre, service));

        var offer = content.FindKind(centre.Kind)?.Offer ?? KindOffer.Always;
        return service is null ? offer == KindOffer.Always : offer != KindOffer.WhenAsked && Does(centre, service);
    }
}
