using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The pieces that stand in at least six of the example lines, each with a weight: the rarer, the more it tells. Turns the pieces of a
/// text into a vector of length 1; a piece said again counts less each time.
/// </summary>
internal sealed class FeatureSpace
{
    private const int FewestLines = 6;

    private readonly Dictionary<int, int> ids;
    private readonly float[] weights;

    private FeatureSpace(Dictionary<int, int> ids, float[] weights) => (this.ids, this.weights) = (ids, weights);

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

        var ids = new Dictionary<int, int>();
        var weights = new List<float>();
        for (var slot = 0; slot < counts.Length; slot++)
        {
            if (counts[slot] < FewestLines)
                continue;
            ids.Add(slot, weights.Count);
            weights.Add(1 + MathF.Log((lines.Count + 1f) / (counts[slot] + 1f)));
        }

        ids.TrimExcess();
        return new(ids, [.. weights]);
    }

    public bool Knows(int slot) => ids.ContainsKey(slot);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static FeatureSpace Read(BinaryReader file)
    {
        var slots = new int[file.ReadInt32()];
        var weights = new float[slots.Length];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(slots.AsSpan()));
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        var ids = new Dictionary<int, int>(slots.Length);
        for (var id = 0; id < slots.Length; id++)
            ids.Add(slots[id], id);
        return new(ids, weights);
    }

    public void Write(BinaryWriter file)
    {
        var slots = new int[ids.Count];
        foreach (var (slot, id) in ids)
            slots[id] = slot;
        file.Write(slots.Length);
        file.Write(MemoryMarshal.AsBytes(slots.AsSpan()));
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
            if ((i == 0 || slots[i] != slots[i - 1]) && ids.ContainsKey(slots[i]))
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
            if (ids.TryGetValue(slots[i], out var id))
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
}
