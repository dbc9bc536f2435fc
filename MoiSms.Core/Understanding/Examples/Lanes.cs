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

    private readonly Vector256<sbyte>[] weights;
    private readonly float[] scales;
    private readonly float[] bias;

    /// <summary>Rounds trained weights: a row of <see cref="Width"/> a feature, the bias last.</summary>
    public Lanes(ReadOnlySpan<float> trained)
    {
        var features = trained.Length / Width - 1;
        weights = new Vector256<sbyte>[features];
        scales = new float[features];
        bias = trained[^Width..].ToArray();
        Span<sbyte> bytes = stackalloc sbyte[Width];
        for (var f = 0; f < features; f++)
        {
            var row = trained.Slice(f * Width, Width);
            var most = 1e-9f;
            foreach (var weight in row)
                most = Math.Max(most, Math.Abs(weight));
            for (var i = 0; i < Width; i++)
                bytes[i] = (sbyte)MathF.Round(row[i] * (sbyte.MaxValue / most));
            weights[f] = Vector256.Create<sbyte>(bytes);
            scales[f] = most / sbyte.MaxValue;
        }
    }

    /// <summary>Adds <paramref name="share"/> of the score of each class (a log-odds) to <paramref name="scores"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddScores(ReadOnlySpan<int> features, ReadOnlySpan<float> values, float share, Span<float> scores)
    {
        var start = MemoryMarshal.Cast<float, Vector256<float>>(bias);
        var (a, b, c, d) = (start[0], start[1], start[2], start[3]);
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
}
