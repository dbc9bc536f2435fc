using MoiSms.Core.Content.Files;

namespace MoiSms.Core.Content;

/// <summary>
/// What the service knows besides people's records: services, areas, centres and the calendar their hours depend on.
/// Read once at start and never changed, so it is safe to share between threads.
/// </summary>
public sealed class ContentLibrary
{
    private readonly Dictionary<string, ServiceGuide> services = [];
    private readonly Dictionary<string, CentreKind> kinds = [];
    private readonly Dictionary<string, Area> areas = [];
    private readonly Dictionary<string, Centre> centres = [];

    private ContentLibrary(ContentParts parts)
    {
        foreach (var service in parts.Services)
            services.Add(service.Id, service);
        foreach (var kind in parts.Kinds)
            kinds.Add(kind.Id, kind);
        foreach (var area in parts.Areas)
            areas.Add(area.Id, area);
        foreach (var centre in parts.Centres)
            centres.Add(centre.Id, centre);
        (Kinds, Areas, Centres, Ramadan, Holidays) = (parts.Kinds, parts.Areas, parts.Centres, parts.Ramadan, parts.Holidays);
    }

    /// <summary>By id, e.g. <c>passport-new</c>.</summary>
    public IReadOnlyDictionary<string, ServiceGuide> Services => services;

    /// <summary>In the order of <c>kinds.yaml</c>.</summary>
    internal IReadOnlyList<CentreKind> Kinds { get; }

    /// <summary>In the order of <c>areas.yaml</c>.</summary>
    internal IReadOnlyList<Area> Areas { get; }

    /// <summary>In the order of <c>centres.yaml</c>.</summary>
    internal IReadOnlyList<Centre> Centres { get; }

    /// <summary>The Ramadans that <c>centres.yaml</c> knows.</summary>
    internal IReadOnlyList<CalendarSpan> Ramadan { get; }

    /// <summary>The public holidays that <c>centres.yaml</c> knows.</summary>
    internal IReadOnlyList<CalendarSpan> Holidays { get; }

    /// <summary>
    /// Reads <c>services/*.yaml</c>, <c>kinds.yaml</c>, <c>areas.yaml</c> and <c>centres.yaml</c>; other files are other readers'.
    /// </summary>
    /// <exception cref="ContentException">A file is missing or holds a fault; it names all of them.</exception>
    public static ContentLibrary Load(string contentFolder) => Load(contentFolder, services: null);

    /// <inheritdoc cref="Load(string)"/>
    /// <param name="contentFolder">The content folder.</param>
    /// <param name="services">
    /// The services of the folder, where they are known already: only that their kinds of centre know them is checked again. Null = they
    /// are read.
    /// </param>
    internal static ContentLibrary Load(string contentFolder, IReadOnlyList<ServiceGuide>? services)
    {
        var faults = new ContentFaults();
        var parts = new ContentFolder(contentFolder, faults).Read(services);
        faults.ThrowIfAny();
        return new ContentLibrary(parts);
    }

    internal ServiceGuide? FindService(string id) => services.GetValueOrDefault(id);

    internal CentreKind? FindKind(string id) => kinds.GetValueOrDefault(id);

    internal Area? FindArea(string id) => areas.GetValueOrDefault(id);

    internal Centre? FindCentre(string id) => centres.GetValueOrDefault(id);
}
