using MoiSms.Core.Content.Files;

namespace MoiSms.Core.Understanding.Words;

/// <summary>
/// The names of one area. Only what recognising a name needs is read here; the list's own faults are found where it is read whole.
/// </summary>
internal sealed record AreaNames(string Id, IReadOnlyList<string> Spellings)
{
    /// <summary>The areas of a file; null where there is none.</summary>
    public static List<AreaNames>? Read(string path, string name, ContentFaults faults)
    {
        if (!File.Exists(path) || ContentFile.Read(path, name, faults)?.Find("areas")?.Value is not ContentList list)
            return null;
        var areas = new List<AreaNames>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not ContentMap area || area.Find("id")?.Value is not ContentText { Value: var id })
                continue;
            var spellings = new List<string> { id.Replace('-', ' ') };
            if (area.Find("name")?.Value is ContentMap both)
                spellings.AddRange(both.Entries.Select(entry => entry.Value).OfType<ContentText>().Select(text => text.Value));
            if (area.Find("spellings")?.Value is ContentList others)
                spellings.AddRange(others.Items.OfType<ContentText>().Select(text => text.Value));
            areas.Add(new(id, spellings));
        }

        return areas;
    }
}
