namespace MoiSms.Core.Content.Files;

/// <summary>A map in the order of the file, each key once.</summary>
internal sealed class ContentMap(int line, IReadOnlyList<ContentEntry> entries) : ContentNode(line)
{
    public IReadOnlyList<ContentEntry> Entries { get; } = entries;

    // A handful of keys: a walk is quicker than hashing, and costs no allocation.
    public ContentEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
                return entry;
        }

        return null;
    }
}
