namespace MoiSms.Core.Content.Reading;

/// <summary>A YAML node that remembers its line (from 1).</summary>
internal abstract class ContentNode(int line)
{
    public int Line { get; } = line;
}

internal sealed class ContentText(int line, string value) : ContentNode(line)
{
    public string Value { get; } = value;
}

internal sealed class ContentList(int line, IReadOnlyList<ContentNode> items) : ContentNode(line)
{
    public IReadOnlyList<ContentNode> Items { get; } = items;
}

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

internal sealed record ContentEntry(string Key, int Line, ContentNode Value);
