using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The pieces that stand in enough of the example lines, each with a weight: the rarer, the more it tells. Turns the pieces of a
/// text into a vector of length 1; a piece said again counts less each time.
/// </summary>
internal sealed class FeatureSpace
{
    private const int FewestLines = 16;

    // Slots that share what is above these bits stand in one short stretch of the sorted ones.
    private const int StretchBits = 6;

    // Sorted; a slot's id is where it stands. A dictionary takes five times the memory.
    private readonly int[] known;
    private readonly int[] starts;
    private readonly float[] weights;

    private FeatureSpace(int[] known, float[] weights)
    {
        (this.known, this.weights) = (known, weights);
        starts = new int[(FeatureHash.Slots >> StretchBits) + 1];
        foreach (var slot in known)
            starts[(slot >> StretchBits) + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
    }

    /// <summary>How many features there are: their ids go from 0 to this - 1.</summary>
    public int Count => weights.Length;

    /// <summary>Learns the pieces from all lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FeatureSpace Of(SlotRows lines)
    {
        var counts = new int[FeatureHash.Slots];
        for (var line = 0; line < lines.Count; line++)
        {
            var slots = lines[line];
            for (var i = 0; i < slots.Length; i++)
            {
                if (i == 0 || slots[i] != slots[i - 1])
                    counts[slots[i]]++;
            }
        }

        var known = new List<int>();
        var weights = new List<float>();
        for (var slot = 0; slot < counts.Length; slot++)
        {
            if (counts[slot] < FewestLines)
                continue;
            known.Add(slot);
            weights.Add(1 + MathF.Log((lines.Count + 1f) / (counts[slot] + 1f)));
        }

        return new([.. known], [.. weights]);
    }

    public bool Knows(int slot) => IdOf(slot) >= 0;

    /// <summary>
    /// For each feature how much texts see of it: its weight, times the fourth root of the share of lines that have it (with that more
    /// texts were read right than with the weight alone, or with it times the square root).
    /// </summary>
    public float[] Reach() => Array.ConvertAll(weights, weight => weight * MathF.Exp((1 - weight) / 4));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static FeatureSpace Read(BinaryReader file)
    {
        var known = new int[file.ReadInt32()];
        var weights = new float[known.Length];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(known.AsSpan()));
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(known, weights);
    }

    public void Write(BinaryWriter file)
    {
        file.Write(known.Length);
        file.Write(MemoryMarshal.AsBytes(known.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    /// <summary>How many features the vector of a text has.</summary>
    /// <param name="slots">The text's slots, sorted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Size(ReadOnlySpan<int> slots)
    {
        var size = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            if ((i == 0 || slots[i] != slots[i - 1]) && Knows(slots[i]))
                size++;
        }

        return size;
    }

    /// <summary>Writes the vector of a text, its features in the order of their ids, and gives their number.</summary>
    /// <param name="slots">The text's slots, sorted.</param>
    /// <param name="features">Has room for all, as <paramref name="values"/> has.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Vector(ReadOnlySpan<int> slots, Span<int> features, Span<float> values)
    {
        var count = 0;
        var squares = 0f;
        for (var i = 0; i < slots.Length;)
        {
            var end = i + 1;
            while (end < slots.Length && slots[end] == slots[i])
                end++;
            if (IdOf(slots[i]) is >= 0 and var id)
            {
                var value = weights[id] * (1 + MathF.Log(end - i));
                squares += value * value;
                features[count] = id;
                values[count++] = value;
            }

            i = end;
        }

        var scale = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        foreach (ref var value in values[..count])
            value *= scale;
        return count;
    }

    /// <summary>Negative where it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int IdOf(int slot)
    {
        var stretch = slot >> StretchBits;
        var (from, to) = (starts[stretch], starts[stretch + 1]);
        while (from < to && known[from] < slot)
            from++;
        return from < to && known[from] == slot ? from : -1;
    }
}
