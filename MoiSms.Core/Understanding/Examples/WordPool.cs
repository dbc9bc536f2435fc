using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// A small net that reads a text word by word: each word, with its pieces and the ideas it says, is a point; from it come signs (never
/// negative). Of each sign the greatest of all words counts, and two means, in which words count as much as they tell: so one telling word
/// counts as much in a long story as in a question. Scores the topics, beside the experts.
/// </summary>
internal sealed class WordPool
{
    /// <summary>The dimensions of a word's point; a multiple of eight.</summary>
    public const int Size = 32;

    /// <summary>The signs of a word; a multiple of eight.</summary>
    public const int Signs = 96;

    /// <summary>The greatest, and the means.</summary>
    public const int Pools = 1 + Means;

    public const int Means = 2;

    /// <summary>How long a word's features are together.</summary>
    public const float Length = 2;

    private const int Vectors = Size / 8;
    private const int SignVectors = Signs / 8;

    private readonly Vector64<sbyte>[] points;
    private readonly float[] scales;
    private readonly float[] signs;
    private readonly float[] signBiases;
    private readonly float[] attention;
    private readonly float[] topics;
    private readonly float[] topicBiases;

    /// <summary>Rounds what was learned.</summary>
    /// <param name="trained">The features' points, one behind the other.</param>
    /// <param name="signs">For each sign its weights of a point.</param>
    /// <param name="attention">For each mean how much each sign of a word makes it count.</param>
    /// <param name="topics">For each topic its weights of the pools, one behind the other.</param>
    public WordPool(float[] trained, float[] signs, float[] signBiases, float[] attention, float[] topics, float[] topicBiases)
    {
        (this.signs, this.signBiases, this.attention) = (signs, signBiases, attention);
        (this.topics, this.topicBiases) = (topics, topicBiases);
        scales = new float[trained.Length / Size];
        points = new Vector64<sbyte>[scales.Length * Vectors];
        var bytes = MemoryMarshal.Cast<Vector64<sbyte>, sbyte>(points.AsSpan());
        for (var row = 0; row < scales.Length; row++)
        {
            var most = 1e-9f;
            foreach (var value in trained.AsSpan(row * Size, Size))
                most = Math.Max(most, Math.Abs(value));
            scales[row] = most / sbyte.MaxValue;
            for (var i = row * Size; i < (row + 1) * Size; i++)
                bytes[i] = (sbyte)MathF.Round(trained[i] / scales[row]);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public WordPool(BinaryReader file)
    {
        points = ModelNumbers.Read<Vector64<sbyte>>(file);
        scales = ModelNumbers.Read<float>(file);
        signs = ModelNumbers.Read<float>(file);
        signBiases = ModelNumbers.Read<float>(file);
        attention = ModelNumbers.Read<float>(file);
        topics = ModelNumbers.Read<float>(file);
        topicBiases = ModelNumbers.Read<float>(file);
    }

    public void Write(BinaryWriter file)
    {
        ModelNumbers.Write(file, points);
        ModelNumbers.Write(file, scales);
        ModelNumbers.Write(file, signs);
        ModelNumbers.Write(file, signBiases);
        ModelNumbers.Write(file, attention);
        ModelNumbers.Write(file, topics);
        ModelNumbers.Write(file, topicBiases);
    }

    /// <summary>Adds <paramref name="share"/> of the score of each topic (a log-probability but for a constant).</summary>
    /// <param name="slots">The text's slots word by word, each word's sorted.</param>
    /// <param name="ends">Where the slots of each word end.</param>
    /// <param name="expert">Knows the features.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddScores(ReadOnlySpan<int> slots, ReadOnlySpan<int> ends, Expert expert, float share, Span<float> scores)
    {
        var signsOf = new float[ends.Length * Signs];
        Span<Vector256<float>> point = stackalloc Vector256<float>[Vectors];
        Span<int> features = stackalloc int[256];
        Span<float> values = stackalloc float[256];
        for (var word = 0; word < ends.Length; word++)
        {
            var own = slots[(word == 0 ? 0 : ends[word - 1])..ends[word]];
            if (own.Length > features.Length)
                own = own[..features.Length];
            var count = expert.Vector(own, features, values);
            point.Clear();
            for (var i = 0; i < count; i++)
            {
                var value = Vector256.Create(values[i] * Length * scales[features[i]]);
                for (var k = 0; k < Vectors; k++)
                    point[k] = Vector256.FusedMultiplyAdd(value, ModelNumbers.Wide(points[features[i] * Vectors + k]), point[k]);
            }

            SignsOf(point, signs, signBiases, signsOf.AsSpan(word * Signs, Signs));
        }

        Span<float> pools = stackalloc float[Pools * Signs];
        Span<float> counts = ends.Length <= 512 ? stackalloc float[Means * ends.Length] : new float[Means * ends.Length];
        Pool(signsOf, attention, pools, counts);
        for (var topic = 0; topic < topicBiases.Length; topic++)
            scores[topic] += share * (topicBiases[topic] + Dot(topics.AsSpan(topic * pools.Length, pools.Length), pools));
    }

    /// <summary>The signs of a word.</summary>
    public static void SignsOf(
        ReadOnlySpan<Vector256<float>> point, ReadOnlySpan<float> signs, ReadOnlySpan<float> biases, Span<float> result)
    {
        var rows = MemoryMarshal.Cast<float, Vector256<float>>(signs);
        for (var i = 0; i < result.Length; i++)
            result[i] = Math.Max(0, biases[i] + Embedding.Dot(point, rows.Slice(i * Vectors, Vectors)));
    }

    /// <summary>Pools the signs of all words.</summary>
    /// <param name="signsOf">The words' signs, one word behind the other.</param>
    /// <param name="counts">Gets how much each word counts in the first mean, then in the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pool(ReadOnlySpan<float> signsOf, ReadOnlySpan<float> attention, Span<float> pools, Span<float> counts)
    {
        var words = signsOf.Length / Signs;
        pools.Clear();
        if (words == 0)
            return;
        var all = MemoryMarshal.Cast<float, Vector256<float>>(signsOf);
        var pooled = MemoryMarshal.Cast<float, Vector256<float>>(pools);
        for (var word = 0; word < words; word++)
        {
            for (var k = 0; k < SignVectors; k++)
                pooled[k] = Vector256.Max(pooled[k], all[word * SignVectors + k]);
        }

        for (var mean = 0; mean < Means; mean++)
        {
            var own = counts.Slice(mean * words, words);
            for (var word = 0; word < words; word++)
                own[word] = Dot(attention.Slice(mean * Signs, Signs), signsOf.Slice(word * Signs, Signs));
            Likelihoods.OfOne(own);
            var sum = pooled.Slice((mean + 1) * SignVectors, SignVectors);
            for (var word = 0; word < words; word++)
            {
                for (var k = 0; k < SignVectors; k++)
                    sum[k] = Vector256.FusedMultiplyAdd(Vector256.Create(own[word]), all[word * SignVectors + k], sum[k]);
            }
        }
    }

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        Embedding.Dot(MemoryMarshal.Cast<float, Vector256<float>>(left), MemoryMarshal.Cast<float, Vector256<float>>(right));
}
