using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// A text as a point in a space of a few dimensions, learned from the lines of all services at once: words that are used alike stand near
/// each other there, so that a question is known by words which only another service's examples have. Scores a service's own questions.
/// </summary>
internal sealed class Embedding
{
    /// <summary>The dimensions of the space; a multiple of eight.</summary>
    public const int Size = 48;

    public const int Vectors = Size / 8;

    private readonly int[] rowOf;
    private readonly Vector64<sbyte>[] rows;
    private readonly float[] scales;
    private readonly string[] classes;
    private readonly Vector256<float>[] heads;
    private readonly float[] biases;
    private readonly Dictionary<string, int> numbers;

    /// <summary>Rounds what was learned.</summary>
    /// <param name="rowOf">For each feature of the expert of everything its row; -1 = too rare.</param>
    /// <param name="trained">The rows, so many vectors each.</param>
    /// <param name="classes">A service's questions (<c>service/question</c>), and its card (<c>service/</c>).</param>
    public Embedding(int[] rowOf, ReadOnlySpan<Vector256<float>> trained, string[] classes, Vector256<float>[] heads, float[] biases)
    {
        (this.rowOf, this.classes, this.heads, this.biases) = (rowOf, classes, heads, biases);
        rows = new Vector64<sbyte>[trained.Length];
        scales = new float[trained.Length / Vectors];
        for (var row = 0; row < scales.Length; row++)
        {
            var own = trained.Slice(row * Vectors, Vectors);
            var most = 1e-9f;
            foreach (var value in MemoryMarshal.Cast<Vector256<float>, float>(own))
                most = Math.Max(most, Math.Abs(value));
            scales[row] = most / sbyte.MaxValue;
            for (var i = 0; i < Vectors; i++)
                rows[row * Vectors + i] = Rounded(own[i] * (1 / scales[row]));
        }

        numbers = NumbersOf(classes);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public Embedding(BinaryReader file)
    {
        rowOf = ModelNumbers.Read<int>(file);
        rows = ModelNumbers.Read<Vector64<sbyte>>(file);
        scales = ModelNumbers.Read<float>(file);
        classes = new string[file.ReadInt32()];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = file.ReadString();
        heads = ModelNumbers.Read<Vector256<float>>(file);
        biases = ModelNumbers.Read<float>(file);
        numbers = NumbersOf(classes);
    }

    public void Write(BinaryWriter file)
    {
        ModelNumbers.Write(file, rowOf);
        ModelNumbers.Write(file, rows);
        ModelNumbers.Write(file, scales);
        file.Write(classes.Length);
        foreach (var name in classes)
            file.Write(name);
        ModelNumbers.Write(file, heads);
        ModelNumbers.Write(file, biases);
    }

    /// <summary>The point of a text.</summary>
    /// <param name="features">Its features, as the expert of everything sees them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector256<float>[] Of(ReadOnlySpan<int> features, ReadOnlySpan<float> values)
    {
        var point = new Vector256<float>[Vectors];
        for (var i = 0; i < features.Length; i++)
        {
            var row = rowOf[features[i]];
            if (row < 0)
                continue;
            // As long as when it was learned.
            var value = Vector256.Create(values[i] * EmbeddingTrainer.Length * scales[row]);
            for (var k = 0; k < point.Length; k++)
                point[k] = Vector256.FusedMultiplyAdd(value, ModelNumbers.Wide(rows[row * Vectors + k]), point[k]);
        }

        return point;
    }

    /// <summary>The number of a service's own question; null where it was not learned.</summary>
    /// <param name="question">Empty = the service's card.</param>
    public int? NumberOf(string service, string question) =>
        numbers.TryGetValue($"{service}/{question}", out var number) ? number : null;

    /// <summary>How much more likely a question is than the card of its service, in log-odds; 0 where either was not learned.</summary>
    public float Score(ReadOnlySpan<Vector256<float>> point, int? question, int? card) =>
        question is { } asked && card is { } other ? ScoreOf(point, asked) - ScoreOf(point, other) : 0;

    private float ScoreOf(ReadOnlySpan<Vector256<float>> point, int number) =>
        biases[number] + Dot(point, heads.AsSpan(number * Vectors, Vectors));

    public static float Dot(ReadOnlySpan<Vector256<float>> left, ReadOnlySpan<Vector256<float>> right)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < left.Length; i++)
            sum = Vector256.FusedMultiplyAdd(left[i], right[i], sum);
        return Vector256.Sum(sum);
    }

    private static Vector64<sbyte> Rounded(Vector256<float> values)
    {
        var whole = Vector256.ConvertToInt32(Vector256.Round(values));
        var half = Vector128.Narrow(whole.GetLower(), whole.GetUpper());
        return Vector64.Narrow(half.GetLower(), half.GetUpper());
    }

    private static Dictionary<string, int> NumbersOf(string[] classes) =>
        classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
}
