using System.Runtime.CompilerServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Rows that are learned, each with its bias (AdaGrad, one rate a row), and the sums of what they were at the snapshots.
/// </summary>
internal sealed class NetTable
{
    private const float Rate = 0.05f;
    private const float BiasShare = 0.1f;
    private const float LeastError = 1e-5f;

    private readonly int width;
    private readonly NetRows rows;
    private readonly float[] sums;
    private readonly float[] biasSums;
    private readonly float[] moved;
    private int snapshots;

    /// <param name="begin">The greatest that a weight is at first.</param>
    public NetTable(int count, int width, float begin, FixedRandom random)
    {
        this.width = width;
        rows = new(new float[count * width], new float[count]);
        (sums, biasSums, moved) = (new float[count * width], new float[count], new float[count]);
        foreach (ref var value in rows.Weights.AsSpan())
            value = (random.Chance() * 2 - 1) * begin;
    }

    public int Count => rows.Count;

    /// <summary>The rows as they are now.</summary>
    public NetRows Rows => rows;

    public Span<float> Of(int row) => rows.Weights.AsSpan(row * width, width);

    /// <summary>Moves a row against its error.</summary>
    /// <param name="times">How much of the error is the row's.</param>
    /// <param name="square">The mean square of the error.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(int row, ReadOnlySpan<float> error, float times, float square) =>
        ModelNumbers.AddTo(Of(row), error, -times * Step(row, square * times * times));

    /// <summary>Guesses which of some rows is right (softmax), and corrects them.</summary>
    /// <param name="from">The first of the rows.</param>
    /// <param name="right">Counted from the first.</param>
    /// <param name="unsure">How likely all others are together at best.</param>
    /// <param name="ofSeen">Gets what was wrong in what was seen.</param>
    public void Guess(int from, int count, int right, float unsure, ReadOnlySpan<float> seen, Span<float> ofSeen)
    {
        Span<float> guessed = count <= 1024 ? stackalloc float[count] : new float[count];
        for (var i = 0; i < count; i++)
            guessed[i] = rows.Score(from + i, seen);
        Likelihoods.OfOne(guessed);
        for (var i = 0; i < count; i++)
            guessed[i] -= (i == right ? 1 - unsure : 0) + unsure / count;
        Correct(from, seen, guessed, ofSeen);
    }

    /// <summary>Adds what the rows' errors say of what they saw, and moves the rows.</summary>
    /// <param name="from">The first of the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Correct(int from, ReadOnlySpan<float> seen, ReadOnlySpan<float> errors, Span<float> ofSeen)
    {
        var square = ModelNumbers.Dot(seen, seen) / seen.Length + 0.01f;
        for (var i = 0; i < errors.Length; i++)
        {
            var wrong = errors[i];
            if (Math.Abs(wrong) < LeastError)
                continue;
            var row = Of(from + i);
            ModelNumbers.AddTo(ofSeen, row, wrong);
            var step = -wrong * Step(from + i, wrong * wrong * square);
            ModelNumbers.AddTo(row, seen, step);
            rows.Biases[from + i] += step * BiasShare;
        }
    }

    public void Snap()
    {
        snapshots++;
        for (var i = 0; i < sums.Length; i++)
            sums[i] += rows.Weights[i];
        for (var i = 0; i < biasSums.Length; i++)
            biasSums[i] += rows.Biases[i];
    }

    /// <summary>The mean of the snapshots; nothing where a row was never moved.</summary>
    public NetRows Mean() => new(
        [.. sums.Select((sum, i) => moved[i / width] > 0 ? sum / Math.Max(1, snapshots) : 0)],
        Array.ConvertAll(biasSums, sum => sum / Math.Max(1, snapshots)));

    // The step of a row shrinks with what it has been moved so far.
    private float Step(int row, float square) => Rate / MathF.Sqrt(moved[row] += square + 1e-12f);
}
