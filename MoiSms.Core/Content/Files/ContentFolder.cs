using System.Collections.Frozen;

namespace MoiSms.Core.Content.Files;

/// <summary>Reads the content folder in the order in which files name each other: kinds, services, areas, centres.</summary>
internal sealed class ContentFolder(string folder, ContentFaults faults)
{
    private readonly string shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <param name="knownServices">The services, where they were read already; null = they are read.</param>
    public ContentParts Read(IReadOnlyList<ServiceGuide>? knownServices)
    {
        var files = ServiceFiles();
        var services = files.Select(f => Path.GetFileNameWithoutExtension(f)).ToFrozenSet();

        var kinds = Whole("kinds", "centre kind", e => PlaceReader.Kind(e, services), k => k.Id);
        var byKind = ById(kinds, kind => kind.Id);

        // With other kinds of centre there may be faults in the services' files.
        var guides = knownServices is not null && knownServices.All(HasItsKind) ? knownServices : Services(files, services, byKind);
        var areas = Whole("areas", "area", PlaceReader.Area, a => a.Id);
        var (centres, ramadan, holidays) = Centres(services, byKind?.Keys.ToFrozenSet(), ById(areas, area => area.Id));
        return new ContentParts(kinds ?? [], guides, areas ?? [], centres, ramadan, holidays);

        bool HasItsKind(ServiceGuide guide) =>
            guide.CentreKind is not { } id || (byKind?.GetValueOrDefault(id)?.Services.Contains(guide.Id) ?? false);
    }

    private static Dictionary<string, T>? ById<T>(List<T>? all, Func<T, string> idOf)
    {
        if (all is null)
            return null;
        var byId = new Dictionary<string, T>();
        foreach (var one in all)
            byId.TryAdd(idOf(one), one);
        return byId;
    }

    private string[] ServiceFiles()
    {
        var services = Path.Combine(folder, "services");
        var files = Directory.Exists(services) ? Directory.GetFiles(services, "*.yaml") : [];
        if (files.Length == 0)
            faults.Add($"{shown}/services", 1, "no *.yaml files here; is this the content folder?");
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private List<ServiceGuide> Services(string[] files, FrozenSet<string> services, Dictionary<string, CentreKind>? kinds)
    {
        var read = new List<(ServiceGuide Guide, FieldReader File)>(files.Length);
        foreach (var path in files)
        {
            if (Top("services/" + Path.GetFileName(path)) is { } file)
                read.Add((ServiceReader.Read(file, Path.GetFileNameWithoutExtension(path), services, kinds), file));
        }

        var groups = read.Where(r => r.Guide.Members.Count > 0).Select(r => r.Guide.Id).ToFrozenSet();
        foreach (var (guide, file) in read)
        {
            foreach (var member in guide.Members.Where(groups.Contains))
                file.Fault(file.LineOf("members"), $"'{member}' is itself a group; name its members instead");
        }

        return [.. read.Select(r => r.Guide)];
    }

    private (List<Centre>, List<CalendarSpan>, List<CalendarSpan>) Centres(
        FrozenSet<string> services, FrozenSet<string>? kinds, Dictionary<string, Area>? areas)
    {
        if (Top("centres.yaml") is not { } file)
            return ([], [], []);
        var centres = Unique(file, "centres", "centre", e => PlaceReader.Centre(e, services, kinds, areas), c => c.Id);
        List<CalendarSpan> ramadan = [.. file.Maps("ramadan").Select(PlaceReader.Span)];
        List<CalendarSpan> holidays = [.. file.Maps("holidays").Select(PlaceReader.Span)];
        file.End();
        return (centres, ramadan, holidays);
    }

    private FieldReader? Top(string name) =>
        ContentFile.Read(Path.Combine(folder, name), $"{shown}/{name}", faults) is { } map
            ? new FieldReader(map, $"{shown}/{name}", faults, 1)
            : null;

    /// <summary>A file that holds one list, both of the same name; null where the file cannot be read.</summary>
    private List<T>? Whole<T>(string key, string what, Func<FieldReader, T> read, Func<T, string> idOf)
    {
        if (Top(key + ".yaml") is not { } file)
            return null;
        var all = Unique(file, key, what, read, idOf);
        file.End();
        return all;
    }

    private static List<T> Unique<T>(FieldReader file, string key, string what, Func<FieldReader, T> read, Func<T, string> idOf)
    {
        var all = new List<T>();
        var seen = new Dictionary<string, int>();
        foreach (var entry in file.Maps(key))
        {
            var one = read(entry);
            all.Add(one);
            var id = idOf(one);
            if (id.Length > 0 && !seen.TryAdd(id, entry.Line))
                entry.Fault(entry.LineOf("id"), $"the {what} '{id}' stands already at line {seen[id]}; rename or remove one");
        }

        return all;
    }
}
