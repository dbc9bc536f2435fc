using System.Runtime.InteropServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>A text as a <see cref="WordPool"/> sees it, in the features of the expert of everything.</summary>
/// <param name="Features">Those of each word, one word behind the other.</param>
/// <param name="Values">How much each counts.</param>
/// <param name="Ends">Where the features of each word end.</param>
/// <param name="Whole">Those of the whole text.</param>
/// <param name="WholeValues">How much each of them counts.</param>
internal sealed record NetText(int[] Features, float[] Values, int[] Ends, int[] Whole, float[] WholeValues)
{
    /// <param name="all">The slots of the whole text, sorted.</param>
    public static NetText Of(in TextParts parts, ReadOnlySpan<int> all, Expert expert)
    {
        var (slots, ends) = (new List<int>(all.Length), new List<int>(parts.Tokens.Count));
        ExampleSlots.WordByWord(parts, slots, ends);
        return Of(CollectionsMarshal.AsSpan(slots), CollectionsMarshal.AsSpan(ends), all, expert);
    }

    /// <param name="slots">The text's slots word by word, each word's sorted.</param>
    /// <param name="slotEnds">Where the slots of each word end.</param>
    /// <param name="all">The slots of the whole text, sorted.</param>
    public static NetText Of(ReadOnlySpan<int> slots, ReadOnlySpan<int> slotEnds, ReadOnlySpan<int> all, Expert expert)
    {
        var (features, values, ends) = (new int[slots.Length], new float[slots.Length], new int[slotEnds.Length]);
        var (from, next) = (0, 0);
        for (var word = 0; word < ends.Length; word++)
        {
            next += expert.Vector(slots[from..slotEnds[word]], features.AsSpan(next), values.AsSpan(next));
            (from, ends[word]) = (slotEnds[word], next);
        }

        var (whole, wholeValues) = expert.Vector(all);
        return new(features, values, ends, whole, wholeValues);
    }
}
