using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Learns the weights of 32 classes from labelled lines: each class against all others by logistic regression, in a fixed order, from the
/// classes' mean vectors on. Nothing in it depends on time, threads or chance, so the same lines give the same weights.
/// </summary>
internal sealed class LaneTrainer(SparseRows rows, uint[] labels, TrainingPlan plan)
{
    private const int Vectors = Lanes.Width / 8;

    // The bias is a feature that every line has, this much of it.
    private const float BiasValue = 0.1f;

    private readonly Vector256<float>[] weights = new Vector256<float>[(plan.Features + 1) * Vectors];
    private readonly float[] steps = new float[plan.Features + 1];

    /// <summary>Trains and rounds.</summary>
    /// <param name="rows">The vectors of the lines.</param>
    /// <param name="labels">For each line the classes it belongs to, a bit each.</param>
    public static Lanes Train(SparseRows rows, uint[] labels, TrainingPlan plan)
    {
        var mean = new Vector256<float>[(plan.Features + 1) * Vectors];
        var lines = new int[rows.Count];
        for (var order = 0; order < plan.Orders; order++)
        {
            var trainer = new LaneTrainer(rows, labels, plan);
            trainer.Begin();
            new FixedRandom((uint)order).Shuffle(lines);
            for (var pass = 0; pass < plan.Passes; pass++)
            {
                foreach (var row in lines)
                    trainer.Learn(row);
            }

            for (var i = 0; i < mean.Length; i++)
                mean[i] += trainer.weights[i] * (1f / plan.Orders);
        }

        foreach (ref var vector in mean.AsSpan(plan.Features * Vectors))
            vector *= BiasValue;
        return new Lanes(MemoryMarshal.Cast<Vector256<float>, float>(mean), plan.Reach);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Begin()
    {
        Array.Fill(steps, 1e-6f);
        var flat = MemoryMarshal.Cast<Vector256<float>, float>(weights.AsSpan());
        for (var row = 0; row < rows.Count; row++)
        {
            var features = rows.Features(row);
            var levels = rows.Levels(row);
            var unit = rows.Unit(row);
            for (var left = labels[row]; left != 0; left &= left - 1)
            {
                var lane = System.Numerics.BitOperations.TrailingZeroCount(left);
                for (var i = 0; i < features.Length; i++)
                    flat[features[i] * Lanes.Width + lane] += levels[i] * unit;
            }
        }

        Span<Vector256<float>> squares = stackalloc Vector256<float>[Vectors];
        squares.Clear();
        for (var i = 0; i < weights.Length; i++)
            squares[i % Vectors] += weights[i] * weights[i];
        for (var i = 0; i < weights.Length; i++)
            weights[i] *= Vector256.Create(plan.MeanLength) / Vector256.Sqrt(squares[i % Vectors] + Vector256.Create(1e-9f));
        weights.AsSpan(plan.Features * Vectors).Fill(Vector256.Create(plan.Bias / BiasValue));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(int row)
    {
        if (labels[row] == 0 && plan.OnlyLabelled)
            return;
        var features = rows.Features(row);
        var levels = rows.Levels(row);
        var unit = rows.Unit(row);
        var bias = weights.AsSpan(plan.Features * Vectors, Vectors);
        var (a, b, c, d) = (bias[0] * BiasValue, bias[1] * BiasValue, bias[2] * BiasValue, bias[3] * BiasValue);
        for (var i = 0; i < features.Length; i++)
        {
            var own = weights.AsSpan(features[i] * Vectors, Vectors);
            var value = Vector256.Create(levels[i] * unit);
            a = Vector256.FusedMultiplyAdd(value, own[0], a);
            b = Vector256.FusedMultiplyAdd(value, own[1], b);
            c = Vector256.FusedMultiplyAdd(value, own[2], c);
            d = Vector256.FusedMultiplyAdd(value, own[3], d);
        }

        a = Error(a, labels[row]);
        b = Error(b, labels[row] >> 8);
        c = Error(c, labels[row] >> 16);
        d = Error(d, labels[row] >> 24);
        var error = Vector256.Sum(a * a + b * b + c * c + d * d);
        if (error < plan.LeastError)
            return;
        for (var i = 0; i < features.Length; i++)
            Move(features[i], levels[i] * unit, error, a, b, c, d);
        Move(plan.Features, BiasValue, error, a, b, c, d);
    }

    // The step of a feature shrinks with what it has been moved so far (AdaGrad, one rate a feature).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(int feature, float value, float error, Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        ref var moved = ref steps[feature];
        moved += value * value * error;
        var step = Vector256.Create(-plan.Rate * value / MathF.Sqrt(moved));
        var own = weights.AsSpan(feature * Vectors, Vectors);
        own[0] = Vector256.FusedMultiplyAdd(step, a, own[0]);
        own[1] = Vector256.FusedMultiplyAdd(step, b, own[1]);
        own[2] = Vector256.FusedMultiplyAdd(step, c, own[2]);
        own[3] = Vector256.FusedMultiplyAdd(step, d, own[3]);
    }

    // What was guessed (0 to 1) less what is true, for eight classes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Error(Vector256<float> score, uint labels)
    {
        var bits = Vector256.Create((int)labels) & Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        var none = Vector256.Equals(bits, Vector256<int>.Zero).AsSingle();
        var truth = Vector256.ConditionalSelect(none, Vector256<float>.Zero, Vector256<float>.One);
        return Vector256<float>.One / (Vector256<float>.One + Vector256.Exp(-score)) - truth;
    }
}
