namespace MoiSms.Core.Conversations.Counting;

/// <summary>What was counted in one day or hour: names of ours with numbers, and how many different phones.</summary>
public sealed class DayCounts
{
    private const int MaxName = 64;
    private const string Other = "other";

    /// <summary>400 names of 64 letters with their numbers stay below the 32K letters of a property.</summary>
    internal int MaxNames { get; init; } = 400;

    /// <summary>By a counter's name and its labels, joined by <c>|</c>: <c>texts|Answered|residency</c>.</summary>
    internal Dictionary<string, long> Counts { get; init; } = new(StringComparer.Ordinal);

    internal PeopleSketch People { get; init; } = new();

    /// <summary>More names than a row takes are counted as one: some labels come from outside.</summary>
    internal void Add(string name, long count)
    {
        if (name.Length > MaxName || (Counts.Count >= MaxNames && !Counts.ContainsKey(name)))
            name = Other;
        Counts[name] = Counts.GetValueOrDefault(name) + count;
    }

    internal void Merge(DayCounts other)
    {
        foreach (var (name, count) in other.Counts)
            Add(name, count);
        People.Merge(other.People);
    }

    internal DayCounts Copy() => new() { Counts = new(Counts, StringComparer.Ordinal), People = PeopleSketch.FromBytes(People.ToBytes())! };
}
