using System.Runtime.CompilerServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The ideas the lexicon finds in a text, and which two stand together, in whatever order and language: what one language teaches of
/// them holds in the others.
/// </summary>
internal static class ConceptFeatures
{
    // How far apart two ideas may stand, counted in ideas. Of the many of content/ideas only neighbours tell more than they cost.
    private const int Reach = 5;
    private const int ReachOfMany = 2;

    // A mended word is too often another one: leaving those out reads unseen voices better.
    private const double LeastQuality = 0.89;

    /// <summary>Adds the slot of each idea and pair, as often as it occurs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(in TextParts parts, List<int> slots)
    {
        var ideas = new List<uint>(parts.Hits.Count);
        foreach (var hit in parts.Hits)
        {
            if (hit.Quality >= LeastQuality)
                ideas.Add(HashOf(hit));
        }

        Write(ideas, Kinds.Two, Reach, slots);
        ideas.Clear();
        foreach (var idea in parts.Ideas)
            ideas.Add(idea.Hash);
        Write(ideas, Kinds.TwoOfMany, ReachOfMany, slots);
    }

    /// <summary>Adds the slot of each idea that one word says, alone or with its neighbours.</summary>
    public static void WriteOne(in TextParts parts, int word, List<int> slots)
    {
        foreach (var hit in parts.Hits)
        {
            if (hit.First <= word && word < hit.End && hit.Quality >= LeastQuality)
                slots.Add(FeatureHash.Slot(HashOf(hit)));
        }

        foreach (var idea in parts.Ideas)
        {
            if (idea.First <= word && word < idea.End)
                slots.Add(FeatureHash.Slot(idea.Hash));
        }
    }

    private static uint HashOf(in Words.ConceptHit hit) =>
        FeatureHash.Add(FeatureHash.Start(Kinds.One), hit.Concept.Place is null ? hit.Concept.Name : "place");

    private static void Write(List<uint> ideas, uint pair, int reach, List<int> slots)
    {
        Span<uint> distinct = stackalloc uint[64];
        var count = 0;
        foreach (var idea in ideas)
        {
            slots.Add(FeatureHash.Slot(idea));
            if (count < distinct.Length && !distinct[..count].Contains(idea))
                distinct[count++] = idea;
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count && j <= i + reach; j++)
            {
                var (a, b) = distinct[i] < distinct[j] ? (distinct[i], distinct[j]) : (distinct[j], distinct[i]);
                slots.Add(FeatureHash.Slot(FeatureHash.Pair(a, b, pair)));
            }
        }
    }

    private static class Kinds
    {
        public const uint One = 21;
        public const uint Two = 22;
        public const uint TwoOfMany = 24;
    }
}
