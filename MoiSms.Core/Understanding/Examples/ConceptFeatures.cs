using System.Runtime.CompilerServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The ideas the lexicon finds in a text, and which two stand together, in whatever order and language: what one language teaches of
/// them holds in the others.
/// </summary>
internal static class ConceptFeatures
{
    private const uint One = 21;
    private const uint Two = 22;

    // How far apart two ideas may stand, counted in ideas.
    private const int Reach = 5;

    // A mended word is too often another one: leaving those out reads unseen voices better.
    private const double LeastQuality = 0.89;

    /// <summary>Adds the slot of each idea and pair, as often as it occurs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(in TextParts parts, List<int> slots)
    {
        Span<uint> ideas = stackalloc uint[64];
        var count = 0;
        foreach (var hit in parts.Hits)
        {
            if (hit.Quality < LeastQuality)
                continue;
            var idea = FeatureHash.Add(FeatureHash.Start(One), hit.Concept.Place is null ? hit.Concept.Name : "place");
            slots.Add(FeatureHash.Slot(idea));
            if (count < ideas.Length && !ideas[..count].Contains(idea))
                ideas[count++] = idea;
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count && j <= i + Reach; j++)
            {
                var (a, b) = ideas[i] < ideas[j] ? (ideas[i], ideas[j]) : (ideas[j], ideas[i]);
                slots.Add(FeatureHash.Slot(FeatureHash.Pair(a, b, Two)));
            }
        }
    }
}
