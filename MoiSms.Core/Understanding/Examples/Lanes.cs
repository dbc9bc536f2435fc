using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The weights of 32 classes side by side, so that one pass over a text's features scores all 32.
/// </summary>
internal sealed class Lanes
{
    /// <summary>How many classes one of these scores.</summary>
    public const int Width = 32;

    private readonly FourBitRows weights;
    private readonly float[] bias;

    /// <summary>Rounds trained weights: a row of 32 a feature, the bias last.</summary>
    /// <param name="reach">For each feature how much texts see of it.</param>
    public Lanes(ReadOnlySpan<float> trained, ReadOnlySpan<float> reach) =>
        (weights, bias) = (new(trained[..^Width], Width, reach), trained[^Width..].ToArray());

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public Lanes(BinaryReader file) => (weights, bias) = (new(file), ModelNumbers.Read<float>(file));

    public void Write(BinaryWriter file)
    {
        weights.Write(file);
        ModelNumbers.Write(file, bias);
    }

    /// <summary>Adds <paramref name="share"/> of the score of each class (a log-odds) to <paramref name="scores"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddScores(ReadOnlySpan<int> features, ReadOnlySpan<float> values, float share, Span<float> scores)
    {
        ModelNumbers.AddTo(scores[..Width], bias, share);
        weights.AddTo(features, values, share, MemoryMarshal.Cast<float, Vector256<float>>(scores[..Width]));
    }
}
