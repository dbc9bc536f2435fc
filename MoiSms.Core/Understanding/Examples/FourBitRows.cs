using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Rows of weights, four bits a weight and one scale a row: each is -7 to 7 sevenths of its row's greatest. A text's score is a sum over
/// hundreds of them, in which what was rounded off cancels out: eight bits read no set of texts better. Of many rows only those are kept
/// that say most; the others count as nothing.
/// </summary>
internal sealed class FourBitRows
{
    /// <summary>
    /// How many rows are kept; it bounds the memory, however many lines are learned from. With 110,000 of 156,000 rows 0.2 % fewer texts
    /// were read right.
    /// </summary>
    public const int Most = 120_000;

    private const int Steps = 7;
    private const int Bits = 4;
    private const int InOne = 8;
    private const uint Mask = 15;

    // A bit a row, and how many rows are kept before each 64.
    private readonly ulong[] kept;
    private readonly int[] before;
    private readonly int vectors;
    private readonly uint[] weights;
    private readonly Half[] scales;

    /// <summary>Rounds trained weights.</summary>
    /// <param name="trained">One row behind the other.</param>
    /// <param name="width">How long a row is: a multiple of eight.</param>
    /// <param name="reach">For each row how much texts see of it.</param>
    /// <param name="most">How many rows are kept: those with the greatest length times reach.</param>
    public FourBitRows(ReadOnlySpan<float> trained, int width, ReadOnlySpan<float> reach, int most = Most)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(reach.Length * width, trained.Length);
        vectors = width / InOne;
        kept = Choose(trained, width, reach, most);
        before = Before(kept);
        scales = new Half[Math.Min(most, reach.Length)];
        weights = new uint[scales.Length * vectors];
        for (var row = 0; row < reach.Length; row++)
        {
            if (Place(row) is >= 0 and var place)
                Round(trained.Slice(row * width, width), place);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public FourBitRows(BinaryReader file)
    {
        kept = ModelNumbers.Read<ulong>(file);
        before = Before(kept);
        scales = ModelNumbers.Read<Half>(file);
        weights = ModelNumbers.Read<uint>(file);
        vectors = scales.Length == 0 ? 0 : weights.Length / scales.Length;
    }

    public void Write(BinaryWriter file)
    {
        ModelNumbers.Write(file, kept);
        ModelNumbers.Write(file, scales);
        ModelNumbers.Write(file, weights);
    }

    /// <summary>Adds some rows to sums.</summary>
    /// <param name="rows">Which ones.</param>
    /// <param name="times">How much each of them counts.</param>
    /// <param name="sums">As many vectors as a row has.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(ReadOnlySpan<int> rows, ReadOnlySpan<float> times, float factor, Span<Vector256<float>> sums)
    {
        // Lifts each weight to the highest bits of its own number; the shift back keeps its sign.
        var lift = Vector256.Create(1 << 28, 1 << 24, 1 << 20, 1 << 16, 1 << 12, 1 << 8, 1 << 4, 1);
        for (var i = 0; i < rows.Length; i++)
        {
            var place = Place(rows[i]);
            if (place < 0)
                continue;
            var value = Vector256.Create(times[i] * factor * (float)scales[place]);
            var own = weights.AsSpan(place * vectors, vectors);
            for (var k = 0; k < own.Length; k++)
            {
                var eight = (Vector256.Create((int)own[k]) * lift) >> 28;
                sums[k] = Vector256.FusedMultiplyAdd(value, Vector256.ConvertToSingle(eight), sums[k]);
            }
        }
    }

    // The same rows whatever the order of sorting: of equal ones the first.
    private static ulong[] Choose(ReadOnlySpan<float> trained, int width, ReadOnlySpan<float> reach, int most)
    {
        var says = new (float Negative, int Row)[reach.Length];
        for (var row = 0; row < says.Length; row++)
        {
            var own = trained.Slice(row * width, width);
            says[row] = (-reach[row] * MathF.Sqrt(ModelNumbers.Dot(own, own)), row);
        }

        Array.Sort(says);
        var kept = new ulong[(says.Length + 63) / 64];
        foreach (var (_, row) in says.AsSpan(0, Math.Min(most, says.Length)))
            kept[row / 64] |= 1ul << (row % 64);
        return kept;
    }

    private static int[] Before(ulong[] kept)
    {
        var before = new int[kept.Length];
        for (var i = 1; i < before.Length; i++)
            before[i] = before[i - 1] + BitOperations.PopCount(kept[i - 1]);
        return before;
    }

    private void Round(ReadOnlySpan<float> own, int place)
    {
        var most = 0f;
        foreach (var weight in own)
            most = Math.Max(most, Math.Abs(weight));
        scales[place] = (Half)(most / Steps);
        var scale = Math.Max((float)scales[place], 1e-7f);
        for (var i = 0; i < own.Length; i++)
        {
            var steps = (int)Math.Clamp(MathF.Round(own[i] / scale), -Steps, Steps);
            weights[(place * vectors) + (i / InOne)] |= ((uint)steps & Mask) << (i % InOne * Bits);
        }
    }

    // Where a row's weights stand; negative where it is not kept.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(int row)
    {
        var (bits, bit) = (kept[row / 64], 1ul << (row % 64));
        return (bits & bit) == 0 ? -1 : before[row / 64] + BitOperations.PopCount(bits & (bit - 1));
    }
}
