using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The weights of 32 classes side by side, so that one pass over a text's features scores all 32: four vectors of eight a feature,
/// kept as bytes with one scale a feature.
/// </summary>
internal sealed class Lanes
{
    /// <summary>How many classes one of these scores.</summary>
    public const int Width = 32;

    private const int Vectors = Width / 8;

    private readonly Vector256<sbyte>[] weights;
    private readonly float[] scales;
    private readonly Vector256<float>[] bias;

    /// <summary>Rounds trained weights: four vectors a feature, the bias last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Lanes(ReadOnlySpan<Vector256<float>> trained)
    {
        var features = trained.Length / Vectors - 1;
        weights = new Vector256<sbyte>[features];
        scales = new float[features];
        bias = trained[^Vectors..].ToArray();
        for (var f = 0; f < features; f++)
        {
            var row = trained.Slice(f * Vectors, Vectors);
            var greatest = Vector256.Max(
                Vector256.Max(Vector256.Abs(row[0]), Vector256.Abs(row[1])),
                Vector256.Max(Vector256.Abs(row[2]), Vector256.Abs(row[3])));
            var most = 1e-9f;
            for (var i = 0; i < Vector256<float>.Count; i++)
                most = Math.Max(most, greatest[i]);
            var scale = Vector256.Create(sbyte.MaxValue / most);
            weights[f] = Vector256.Narrow(
                Vector256.Narrow(Rounded(row[0] * scale), Rounded(row[1] * scale)),
                Vector256.Narrow(Rounded(row[2] * scale), Rounded(row[3] * scale)));
            scales[f] = most / sbyte.MaxValue;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public Lanes(BinaryReader file)
    {
        weights = new Vector256<sbyte>[file.ReadInt32()];
        scales = new float[weights.Length];
        bias = new Vector256<float>[Vectors];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
    }

    public void Write(BinaryWriter file)
    {
        file.Write(weights.Length);
        file.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(scales.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(bias.AsSpan()));
    }

    /// <summary>Adds <paramref name="share"/> of the score of each class (a log-odds) to <paramref name="scores"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddScores(ReadOnlySpan<int> features, ReadOnlySpan<float> values, float share, Span<float> scores)
    {
        var (a, b, c, d) = (bias[0], bias[1], bias[2], bias[3]);
        for (var i = 0; i < features.Length; i++)
        {
            var feature = features[i];
            var value = Vector256.Create(values[i] * scales[feature]);
            var (low, high) = Vector256.Widen(weights[feature]);
            var (w0, w1) = Vector256.Widen(low);
            var (w2, w3) = Vector256.Widen(high);
            a = Vector256.FusedMultiplyAdd(value, Vector256.ConvertToSingle(w0), a);
            b = Vector256.FusedMultiplyAdd(value, Vector256.ConvertToSingle(w1), b);
            c = Vector256.FusedMultiplyAdd(value, Vector256.ConvertToSingle(w2), c);
            d = Vector256.FusedMultiplyAdd(value, Vector256.ConvertToSingle(w3), d);
        }

        var sums = MemoryMarshal.Cast<float, Vector256<float>>(scores[..Width]);
        sums[0] += a * share;
        sums[1] += b * share;
        sums[2] += c * share;
        sums[3] += d * share;
    }

    private static Vector256<int> Rounded(Vector256<float> weights) => Vector256.ConvertToInt32(Vector256.Round(weights));
}
