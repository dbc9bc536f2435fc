using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Learns a <see cref="WordPool"/> from the lines that teach topics: softmax over the topics, AdaGrad with one rate a row; of the features,
/// words and signs some are left out each time. What counts is the mean over the last passes. One thread, a fixed order: the same lines
/// give the same net.
/// </summary>
internal sealed class WordPoolTrainer
{
    private const int Size = WordPool.Size;
    private const int Signs = WordPool.Signs;
    private const int Means = WordPool.Means;

    // Chosen on texts of real people whose rewrites were held out; none of them matters much.
    private const int Passes = 5;
    private const int FirstPassThatCounts = 2;
    private const int SnapshotsOfAPass = 3;
    private const int MostWords = 200;
    private const float Rate = 0.05f;
    private const float BiasShare = 0.1f;
    private const float LeftOutFeatures = 0.3f;
    private const float LeftOutWords = 0.3f;
    private const float LeftOutSigns = 0.3f;
    private const float Unsure = 0.05f;
    private const float LeastError = 1e-5f;

    private readonly SparseRows words;
    private readonly int[] ends;
    private readonly int[] topicOf;
    private readonly int topicCount;
    private readonly FixedRandom random = new();
    private readonly Table points;
    private readonly Table signs;
    private readonly Table attention;
    private readonly Table topics;

    private readonly float[] point = new float[MostWords * Size];
    private readonly float[] signsOf = new float[MostWords * Signs];
    private readonly float[] signErrors = new float[MostWords * Signs];
    private readonly float[] pools = new float[WordPool.Pools * Signs];
    private readonly float[] poolErrors = new float[WordPool.Pools * Signs];
    private readonly float[] counts = new float[Means * MostWords];
    private readonly float[] told = new float[MostWords];
    private readonly float[] pointError = new float[Size];
    private readonly float[] attentionError = new float[Signs];
    private readonly bool[] isKept = new bool[Signs];
    private readonly float[] guessed;
    private readonly List<float> values = [];

    private WordPoolTrainer(SparseRows words, int[] ends, int[] topicOf, int features, int topicCount)
    {
        (this.words, this.ends, this.topicOf, this.topicCount) = (words, ends, topicOf, topicCount);
        points = new(features, Size, 0.1f, random);
        signs = new(Signs, Size, MathF.Sqrt(1f / Size), random);
        attention = new(Means, Signs, 0.1f, random);
        topics = new(topicCount, WordPool.Pools * Signs, 0.02f, random);
        guessed = new float[topicCount];
    }

    /// <summary>Trains and rounds.</summary>
    /// <param name="words">The words of all lines as the expert of everything sees them, one line behind the other.</param>
    /// <param name="ends">Where the words of each line end.</param>
    /// <param name="topicOf">The topic of each line, as a number.</param>
    /// <param name="features">How many features that expert knows.</param>
    public static WordPool Train(SparseRows words, int[] ends, int[] topicOf, int features, int topicCount)
    {
        var trainer = new WordPoolTrainer(words, ends, topicOf, features, topicCount);
        var order = new int[topicOf.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            trainer.random.Shuffle(order);
            for (var i = 0; i < order.Length; i++)
            {
                trainer.Learn(order[i]);
                if (pass >= FirstPassThatCounts && (i + 1) % Math.Max(1, order.Length / SnapshotsOfAPass) == 0)
                    trainer.Snap();
            }
        }

        return new(
            trainer.points.Mean(), trainer.signs.Mean(), trainer.signs.MeanBiases(), trainer.attention.Mean(), trainer.topics.Mean(),
            trainer.topics.MeanBiases());
    }

    private void Snap()
    {
        points.Snap();
        signs.Snap();
        attention.Snap();
        topics.Snap();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(int line)
    {
        var to = ends[line];
        var from = Math.Max(line == 0 ? 0 : ends[line - 1], to - MostWords);
        if (to == from)
            return;
        var count = to - from;
        Read(from, to);
        var ofWords = signsOf.AsSpan(0, count * Signs);
        WordPool.Pool(ofWords, attention.Values, pools, counts.AsSpan(0, Means * count));
        foreach (ref var kept in isKept.AsSpan())
            kept = random.Chance() >= LeftOutSigns;
        for (var i = 0; i < pools.Length; i++)
            pools[i] = isKept[i % Signs] ? pools[i] / (1 - LeftOutSigns) : 0;

        for (var topic = 0; topic < topicCount; topic++)
            guessed[topic] = topics.Biases[topic] + WordPool.Dot(topics.Of(topic), pools);
        Likelihoods.OfOne(guessed);
        for (var topic = 0; topic < topicCount; topic++)
            guessed[topic] -= (topic == topicOf[line] ? 1 - Unsure : 0) + Unsure / topicCount;
        Array.Clear(poolErrors);
        Correct(topics, pools, guessed, poolErrors);
        for (var i = 0; i < pools.Length; i++)
            poolErrors[i] = isKept[i % Signs] ? poolErrors[i] / (1 - LeftOutSigns) : 0;

        signErrors.AsSpan(0, count * Signs).Clear();
        CorrectGreatest(ofWords, count);
        for (var mean = 0; mean < Means; mean++)
            CorrectMean(mean, ofWords, count);
        CorrectWords(from, to);
    }

    // The points and signs of a line's words.
    private void Read(int from, int to)
    {
        values.Clear();
        var factor = WordPool.Length / (1 - LeftOutFeatures);
        for (var word = from; word < to; word++)
        {
            var own = point.AsSpan((word - from) * Size, Size);
            own.Clear();
            var features = words.Features(word);
            var levels = words.Levels(word);
            var unit = random.Chance() < LeftOutWords ? 0 : words.Unit(word) * factor;
            for (var i = 0; i < features.Length; i++)
            {
                var value = random.Chance() < LeftOutFeatures ? 0 : levels[i] * unit;
                values.Add(value);
                if (value != 0)
                    AddTo(own, points.Of(features[i]), value);
            }

            WordPool.SignsOf(
                MemoryMarshal.Cast<float, Vector256<float>>(own), signs.Values, signs.Biases, signsOf.AsSpan((word - from) * Signs, Signs));
        }
    }

    private void CorrectGreatest(ReadOnlySpan<float> ofWords, int count)
    {
        for (var sign = 0; sign < Signs; sign++)
        {
            var (greatest, at) = (0f, -1);
            for (var word = 0; word < count; word++)
            {
                if (ofWords[word * Signs + sign] > greatest)
                    (greatest, at) = (ofWords[word * Signs + sign], word);
            }

            if (at >= 0)
                signErrors[at * Signs + sign] += poolErrors[sign];
        }
    }

    private void CorrectMean(int mean, ReadOnlySpan<float> ofWords, int count)
    {
        var error = poolErrors.AsSpan((mean + 1) * Signs, Signs);
        var share = counts.AsSpan(mean * count, count);
        var middle = 0f;
        for (var word = 0; word < count; word++)
            middle += share[word] * (told[word] = WordPool.Dot(error, ofWords.Slice(word * Signs, Signs)));
        Array.Clear(attentionError);
        for (var word = 0; word < count; word++)
        {
            var wrong = share[word] * (told[word] - middle);
            var own = signErrors.AsSpan(word * Signs, Signs);
            AddTo(own, error, share[word]);
            AddTo(own, attention.Of(mean), wrong);
            AddTo(attentionError, ofWords.Slice(word * Signs, Signs), wrong);
        }

        var square = WordPool.Dot(attentionError, attentionError) / Signs;
        if (square > 0)
            AddTo(attention.Of(mean), attentionError, -attention.Step(mean, square));
    }

    private void CorrectWords(int from, int to)
    {
        var next = 0;
        for (var word = from; word < to; word++)
        {
            var features = words.Features(word);
            var error = signErrors.AsSpan((word - from) * Signs, Signs);
            for (var sign = 0; sign < Signs; sign++)
            {
                if (signsOf[(word - from) * Signs + sign] <= 0)
                    error[sign] = 0;
            }

            Array.Clear(pointError);
            Correct(signs, point.AsSpan((word - from) * Size, Size), error, pointError);
            var square = WordPool.Dot(pointError, pointError) / Size;
            for (var i = 0; i < features.Length; i++)
            {
                var value = values[next++];
                if (value != 0 && square > 0)
                    AddTo(points.Of(features[i]), pointError, -value * points.Step(features[i], square * value * value));
            }
        }
    }

    // Adds what the rows' errors say of what they saw, and moves the rows.
    private static void Correct(Table table, ReadOnlySpan<float> seen, ReadOnlySpan<float> errors, Span<float> ofSeen)
    {
        var square = WordPool.Dot(seen, seen) / seen.Length + 0.01f;
        for (var row = 0; row < errors.Length; row++)
        {
            var wrong = errors[row];
            if (Math.Abs(wrong) < LeastError)
                continue;
            AddTo(ofSeen, table.Of(row), wrong);
            var step = -wrong * table.Step(row, wrong * wrong * square);
            AddTo(table.Of(row), seen, step);
            table.Biases[row] += step * BiasShare;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(Span<float> sum, ReadOnlySpan<float> what, float times)
    {
        var sums = MemoryMarshal.Cast<float, Vector256<float>>(sum);
        var whats = MemoryMarshal.Cast<float, Vector256<float>>(what);
        var factor = Vector256.Create(times);
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Vector256.FusedMultiplyAdd(factor, whats[i], sums[i]);
    }

    /// <summary>Rows that are learned, each with its bias, and the sums of what they were at the snapshots.</summary>
    private sealed class Table
    {
        private readonly int width;
        private readonly float[] sums;
        private readonly float[] biasSums;
        private readonly float[] moved;
        private int snapshots;

        public Table(int count, int width, float begin, FixedRandom random)
        {
            this.width = width;
            (Values, sums) = (new float[count * width], new float[count * width]);
            (Biases, biasSums, moved) = (new float[count], new float[count], new float[count]);
            foreach (ref var value in Values.AsSpan())
                value = (random.Chance() * 2 - 1) * begin;
        }

        public float[] Values { get; }

        public float[] Biases { get; }

        public Span<float> Of(int row) => Values.AsSpan(row * width, width);

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

        // Nothing where a row was never moved.
        public float[] Mean() =>
            [.. sums.Select((sum, i) => moved[i / width] > 0 ? sum / Math.Max(1, snapshots) : 0)];

        public float[] MeanBiases() => Array.ConvertAll(biasSums, sum => sum / Math.Max(1, snapshots));
    }
}
