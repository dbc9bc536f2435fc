using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Operating;

/// <summary>
/// Groups texts by likeness: by the groups of three letters that two texts share, once both are folded (spelling variants of Arabic, case,
/// signs). Each text joins the group whose first text it is most like, or begins one. For some thousand texts: a tenth of a second.
/// </summary>
internal static class TextGroups
{
    /// <summary>
    /// Shared trigrams of all trigrams (Dice) from which two texts are alike: the same words in another order, or one word more.
    /// </summary>
    private const double Alike = 0.55;

    /// <param name="texts">When each came, and its words.</param>
    /// <returns>The largest group first, then the latest.</returns>
    public static IReadOnlyList<TextGroup> Of(IEnumerable<(DateTimeOffset At, string Words)> texts)
    {
        // The most frequent first: it is what a group is named by.
        var lines = texts
            .GroupBy(text => TextFolder.Fold(text.Words).Trim(), StringComparer.Ordinal)
            .Select(same => (Folded: same.Key, Line: (same.First().Words, Count: same.Count(), Latest: same.Max(one => one.At))))
            .OrderByDescending(one => one.Line.Count).ThenByDescending(one => one.Line.Latest)
            .ThenBy(one => one.Folded, StringComparer.Ordinal);
        var groups = new List<(HashSet<string> Trigrams, List<(string, int, DateTimeOffset)> Lines)>();
        foreach (var (folded, line) in lines)
        {
            var trigrams = Trigrams(folded);
            var (likeness, nearest) = groups.Select((group, i) => (Likeness(trigrams, group.Trigrams), i)).DefaultIfEmpty().Max();
            if (groups.Count > 0 && likeness >= Alike)
                groups[nearest].Lines.Add(line);
            else
                groups.Add((trigrams, [line]));
        }

        return
        [
            .. groups.Select(group => new TextGroup(group.Lines))
                .OrderByDescending(one => one.Count).ThenByDescending(one => one.Latest),
        ];
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        // What is twice as long shares too little to be alike: not counted.
        Math.Max(one.Count, other.Count) > 2 * Math.Min(one.Count, other.Count) + 2
            ? 0
            : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<string> Trigrams(string folded)
    {
        var trigrams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var padded = $" {word} ";
            for (var i = 0; i + 3 <= padded.Length; i++)
                trigrams.Add(padded.Substring(i, 3));
        }

        if (trigrams.Count == 0)
            trigrams.Add(folded);
        return trigrams;
    }
}
