using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Rows of weights, four bits a weight and one scale a row: each is -7 to 7 sevenths of its row's greatest. A text's score is a sum over
/// hundreds of them, in which what was rounded off cancels out: eight bits read no set of texts better.
/// </summary>
internal sealed class FourBitRows
{
    private const int Steps = 7;
    private const int Bits = 4;
    private const int InOne = 8;
    private const uint Mask = 15;

    private readonly int vectors;
    private readonly uint[] weights;
    private readonly Half[] scales;

    /// <summary>Rounds trained weights.</summary>
    /// <param name="trained">One row behind the other.</param>
    /// <param name="width">How long a row is: a multiple of eight.</param>
    public FourBitRows(ReadOnlySpan<float> trained, int width)
    {
        vectors = width / InOne;
        scales = new Half[trained.Length / width];
        weights = new uint[scales.Length * vectors];
        for (var row = 0; row < scales.Length; row++)
        {
            var own = trained.Slice(row * width, width);
            var most = 0f;
            foreach (var weight in own)
                most = Math.Max(most, Math.Abs(weight));
            scales[row] = (Half)(most / Steps);
            var scale = Math.Max((float)scales[row], 1e-7f);
            for (var i = 0; i < width; i++)
            {
                var steps = (int)Math.Clamp(MathF.Round(own[i] / scale), -Steps, Steps);
                weights[(row * vectors) + (i / InOne)] |= ((uint)steps & Mask) << (i % InOne * Bits);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public FourBitRows(BinaryReader file)
    {
        scales = ModelNumbers.Read<Half>(file);
        weights = ModelNumbers.Read<uint>(file);
        vectors = scales.Length == 0 ? 0 : weights.Length / scales.Length;
    }

    public void Write(BinaryWriter file)
    {
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
            var value = Vector256.Create(times[i] * factor * (float)scales[rows[i]]);
            var own = weights.AsSpan(rows[i] * vectors, vectors);
            for (var k = 0; k < own.Length; k++)
            {
                var eight = (Vector256.Create((int)own[k]) * lift) >> 28;
                sums[k] = Vector256.FusedMultiplyAdd(value, Vector256.ConvertToSingle(eight), sums[k]);
            }
        }
    }
}
