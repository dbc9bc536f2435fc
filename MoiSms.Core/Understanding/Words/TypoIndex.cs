namespace MoiSms.Core.Understanding.Words;

/// <summary>
/// Finds the words within one slip (a letter missing, too many, wrong, or two swapped) of a mistyped one; within two for words of eight
/// letters and more. A word is filed under itself and under each form with a letter left out (a deletion neighbourhood, by hash), so that a
/// look-up costs as much in a lexicon of a hundred words as in one of a hundred thousand. Words under four letters or over 24 are not mended.
/// </summary>
internal sealed class TypoIndex
{
    private const int ShortestWord = 4;
    private const int TwoSlips = 8;
    private const int Longest = 24;
    private const int MostMatches = 6;

    /// <summary>A word this little farther than the nearest (a consonant's slip, where that one's is a vowel's) stays possible too.</summary>
    private const int Near = 2;

    private readonly List<(string Form, int Word)> entries = [];
    private readonly Dictionary<ulong, List<int>> neighbourhoods = [];

    public void Add(string form, int word)
    {
        if (form.Length is < ShortestWord or > Longest)
            return;
        var entry = entries.Count;
        entries.Add((form, word));
        var seen = new HashSet<ulong>();
        ForEachDeletion(form, form.Length >= TwoSlips ? 2 : 1, seen, static (hash, state) => state.Add(hash));
        foreach (var hash in seen)
        {
            if (!neighbourhoods.TryGetValue(hash, out var list))
                neighbourhoods.Add(hash, list = new(1));
            list.Add(entry);
        }
    }

    /// <summary>Replaces <paramref name="matches"/> by those about as near as <paramref name="limit"/> or nearer, and returns the least distance in tenths of a slip.</summary>
    public int Find(ReadOnlySpan<char> key, List<WordMatch> matches, int limit, bool owned)
    {
        if (key.Length is < ShortestWord or > Longest)
            return limit;
        var search = new Search(this, matches, key, limit, owned);
        search.Look(Hash(key, -1, -1));
        for (var i = 0; i < key.Length; i++)
            search.Look(Hash(key, i, -1));
        if (key.Length >= TwoSlips - 1 && search.Limit > 10)
        {
            for (var i = 0; i < key.Length; i++)
            {
                for (var j = i + 1; j < key.Length; j++)
                    search.Look(Hash(key, i, j));
            }
        }

        return search.Limit;
    }

    private static void ForEachDeletion<T>(string form, int depth, T state, Action<ulong, T> action)
    {
        action(Hash(form, -1, -1), state);
        for (var i = 0; i < form.Length; i++)
        {
            action(Hash(form, i, -1), state);
            for (var j = i + 1; depth > 1 && j < form.Length; j++)
                action(Hash(form, i, j), state);
        }
    }

    // FNV-1a over the letters that are left.
    private static ulong Hash(ReadOnlySpan<char> text, int without, int and)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < text.Length; i++)
        {
            if (i != without && i != and)
                hash = (hash ^ text[i]) * 1099511628211UL;
        }

        return hash;
    }

    private ref struct Search(TypoIndex index, List<WordMatch> matches, ReadOnlySpan<char> key, int limit, bool owned)
    {
        private readonly ReadOnlySpan<char> key = key;

        public int Limit { get; private set; } = limit;

        public void Look(ulong hash)
        {
            if (!index.neighbourhoods.TryGetValue(hash, out var found))
                return;
            foreach (var entry in found)
            {
                var (form, word) = index.entries[entry];
                var distance = SlipDistance.Between(key, form);
                if (distance > SlipDistance.Allowed(key, form) || (Limit < int.MaxValue && distance > Limit + Near))
                    continue;
                if (Limit - distance > Near)
                    matches.Clear();
                Limit = Math.Min(Limit, distance);
                var match = new WordMatch(word, MatchKind.Typo, owned);
                if (!matches.Contains(match) && matches.Count < MostMatches)
                    matches.Add(match);
            }
        }
    }
}
