using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Learns an <see cref="Embedding"/>: a text is the sum of its features' vectors; from it are guessed its topic, which of its service's
/// questions it asks, and which of all questions (softmax, AdaGrad with one rate a vector, a third of the dimensions left out each time).
/// What counts is the mean over the last passes. One thread, a fixed order: the same lines give the same vectors.
/// </summary>
internal sealed class EmbeddingTrainer
{
    private const int Vectors = Embedding.Vectors;

    // Chosen by how often the right question was found in texts of real people that nothing is learned from.
    private const int FewestLines = 14;
    private const int Passes = 6;
    private const int FirstPassThatCounts = 2;
    private const int SnapshotsOfAPass = 4;
    private const float Rate = 0.05f;
    private const float BiasShare = 0.1f;
    private const float Begin = 0.05f;
    public const float Length = 4;
    private const float LeftOut = 0.3f;
    private const float ShareOfAllQuestions = 0.3f;
    private const float LeastError = 1e-4f;

    private readonly SparseRows lines;
    private readonly EmbeddingLesson[] lessons;
    private readonly int[] rowOf;
    private readonly Table rows;
    private readonly Table topics;
    private readonly Table classes;
    private readonly Vector256<float>[] point = new Vector256<float>[Vectors];
    private readonly Vector256<float>[] kept = new Vector256<float>[Vectors];
    private readonly Vector256<float>[] error = new Vector256<float>[Vectors];
    private readonly FixedRandom random = new();

    private EmbeddingTrainer(SparseRows lines, EmbeddingLesson[] lessons, int features, int topicCount, int classCount)
    {
        (this.lines, this.lessons) = (lines, lessons);
        rowOf = RowsOf(lines, features, out var count);
        (rows, topics, classes) = (new(count), new(topicCount), new(classCount));
        foreach (ref var value in MemoryMarshal.Cast<Vector256<float>, float>(rows.Values.AsSpan()))
            value = (random.Chance() * 2 - 1) * Begin;
    }

    /// <summary>Trains and rounds.</summary>
    /// <param name="lines">The lines as the expert of everything sees them.</param>
    /// <param name="lessons">What each of them teaches.</param>
    /// <param name="features">How many features that expert knows.</param>
    public static Embedding Train(SparseRows lines, EmbeddingLesson[] lessons, int features, int topicCount, string[] classes)
    {
        var trainer = new EmbeddingTrainer(lines, lessons, features, topicCount, classes.Length);
        trainer.Learn();
        return new(trainer.rowOf, trainer.rows.Mean(), classes, trainer.classes.Mean(), trainer.classes.MeanBiases());
    }

    private void Learn()
    {
        var order = new int[lines.Count];
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            for (var i = 0; i < order.Length; i++)
            {
                Learn(order[i]);
                if (pass >= FirstPassThatCounts && (i + 1) % Math.Max(1, order.Length / SnapshotsOfAPass) == 0)
                    Snap();
            }
        }
    }

    private void Snap()
    {
        rows.Snap();
        classes.Snap();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(int line)
    {
        var lesson = lessons[line];
        if (lesson is { Topic: < 0, Class: < 0 })
            return;
        var features = lines.Features(line);
        var levels = lines.Levels(line);
        var unit = lines.Unit(line) * Length;
        Array.Clear(point);
        Array.Clear(error);
        for (var i = 0; i < features.Length; i++)
        {
            if (rowOf[features[i]] is >= 0 and var row)
                AddTo(point, rows.Of(row), levels[i] * unit);
        }

        foreach (ref var value in MemoryMarshal.Cast<Vector256<float>, float>(kept.AsSpan()))
            value = random.Chance() < LeftOut ? 0 : 1 / (1 - LeftOut);
        for (var k = 0; k < Vectors; k++)
            point[k] *= kept[k];
        if (lesson.Topic >= 0)
            Guess(topics, 0, topics.Count, lesson.Topic, 1);
        if (lesson.Class >= 0)
        {
            Guess(classes, lesson.From, lesson.Count, lesson.Class, 1);
            Guess(classes, 0, classes.Count, lesson.Class, ShareOfAllQuestions);
        }

        for (var k = 0; k < Vectors; k++)
            error[k] *= kept[k];
        var square = Embedding.Dot(error, error) / Embedding.Size;
        for (var i = 0; i < features.Length && square > 0; i++)
        {
            if (rowOf[features[i]] is not (>= 0 and var row))
                continue;
            var value = levels[i] * unit;
            AddTo(rows.Of(row), error, -value * rows.Step(row, square * value * value));
        }
    }

    private void Guess(Table table, int from, int count, int right, float share)
    {
        Span<float> guessed = count <= 2048 ? stackalloc float[count] : new float[count];
        for (var i = 0; i < count; i++)
            guessed[i] = table.Biases[from + i] + Embedding.Dot(table.Of(from + i), point);
        Likelihoods.OfOne(guessed);
        guessed[right - from] -= 1;
        var square = Embedding.Dot(point, point) / Embedding.Size;
        for (var i = 0; i < count; i++)
        {
            var wrong = guessed[i] * share;
            if (Math.Abs(wrong) < LeastError)
                continue;
            AddTo(error, table.Of(from + i), wrong);
            var step = -wrong * table.Step(from + i, wrong * wrong * (square + 0.01f));
            AddTo(table.Of(from + i), point, step);
            table.Biases[from + i] += step * BiasShare;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(Span<Vector256<float>> sum, ReadOnlySpan<Vector256<float>> what, float times)
    {
        var factor = Vector256.Create(times);
        for (var k = 0; k < sum.Length; k++)
            sum[k] = Vector256.FusedMultiplyAdd(factor, what[k], sum[k]);
    }

    private static int[] RowsOf(SparseRows lines, int features, out int count)
    {
        var counts = new int[features];
        for (var line = 0; line < lines.Count; line++)
        {
            foreach (var feature in lines.Features(line))
                counts[feature]++;
        }

        var next = 0;
        var rowOf = Array.ConvertAll(counts, lines => lines >= FewestLines ? next++ : -1);
        count = next;
        return rowOf;
    }

    /// <summary>Vectors that are learned, one a row, each with its bias, and the sums of what they were at the snapshots.</summary>
    private sealed class Table(int count)
    {
        private readonly Vector256<float>[] sums = new Vector256<float>[count * Vectors];
        private readonly float[] biasSums = new float[count];
        private readonly float[] moved = new float[count];
        private int snapshots;

        public int Count => count;

        public Vector256<float>[] Values { get; } = new Vector256<float>[count * Vectors];

        public float[] Biases { get; } = new float[count];

        public Span<Vector256<float>> Of(int row) => Values.AsSpan(row * Vectors, Vectors);

        // The step of a row shrinks with what it has been moved so far.
        public float Step(int row, float square) => Rate / MathF.Sqrt(moved[row] += square + 1e-12f);

        public void Snap()
        {
            snapshots++;
            for (var i = 0; i < sums.Length; i++)
                sums[i] += Values[i];
            for (var i = 0; i < biasSums.Length; i++)
                biasSums[i] += Biases[i];
        }

        public Vector256<float>[] Mean() => Array.ConvertAll(sums, sum => sum * (1f / Math.Max(1, snapshots)));

        public float[] MeanBiases() => Array.ConvertAll(biasSums, sum => sum / Math.Max(1, snapshots));
    }
}
