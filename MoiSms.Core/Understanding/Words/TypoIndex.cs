using System.Numerics;
using System.Runtime.CompilerServices;

namespace MoiSms.Core.Understanding.Words;

/// <summary>
/// Finds the words within one slip (a letter missing, too many, wrong, or two swapped) of a mistyped one; within two for words of eight
/// letters and more. A word is filed under itself and under each form with a letter left out (a deletion neighbourhood, by hash), so that a
/// look-up costs as much in a lexicon of a hundred words as in one of a hundred thousand. Words under five letters or over 24 are not
/// mended.
/// </summary>
internal sealed class TypoIndex
{
    private const int ShortestWord = 5;
    private const int TwoSlips = 8;
    private const int Longest = 24;
    private const int MostMatches = 6;

    /// <summary>
    /// A word this little farther than the nearest (a consonant's slip, where that one's is a vowel's) stays possible too.
    /// </summary>
    private const int Near = 2;

    private readonly List<(string Form, int Word)> entries = [];

    // The neighbourhoods as chains: of each bucket its first link, and the links in three columns. Some 300,000 links: built in
    // milliseconds, where a dictionary of lists takes a start-up's time.
    private int[] buckets = [-1];
    private readonly List<(ulong Hash, int Entry, int Next)> links = [];

    public void Add(string form, int word)
    {
        if (form.Length is >= ShortestWord and <= Longest)
            entries.Add((form, word));
    }

    /// <summary>To be called once, when all words are in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Seal()
    {
        var count = 0;
        foreach (var (form, _) in entries)
            count += 1 + form.Length + (form.Length >= TwoSlips ? form.Length * (form.Length - 1) / 2 : 0);
        buckets = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, count))];
        Array.Fill(buckets, -1);
        links.EnsureCapacity(count);

        // Backwards, so that each chain holds its words in the order in which the content lists them.
        for (var entry = entries.Count - 1; entry >= 0; entry--)
        {
            var form = entries[entry].Form;
            Link(Hash(form, -1, -1), entry);
            for (var i = 0; i < form.Length; i++)
            {
                Link(Hash(form, i, -1), entry);
                for (var j = i + 1; form.Length >= TwoSlips && j < form.Length; j++)
                    Link(Hash(form, i, j), entry);
            }
        }
    }

    /// <summary>
    /// Replaces <paramref name="matches"/> by those about as near as <paramref name="limit"/> or nearer, and returns the least distance in
    /// tenths of a slip.
    /// </summary>
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

    private void Link(ulong hash, int entry)
    {
        ref var first = ref buckets[Bucket(hash)];
        // Leaving out either of two equal letters gives the same form.
        if (first >= 0 && links[first].Entry == entry && links[first].Hash == hash)
            return;
        links.Add((hash, entry, first));
        first = links.Count - 1;
    }

    // The low bits of FNV's product are its weakest.
    private int Bucket(ulong hash) => (int)((hash ^ (hash >> 32)) & (uint)(buckets.Length - 1));

    // FNV-1a over the letters that are left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
            for (var link = index.buckets[index.Bucket(hash)]; link >= 0; link = index.links[link].Next)
            {
                if (index.links[link].Hash != hash)
                    continue;
                var (form, word) = index.entries[index.links[link].Entry];
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
