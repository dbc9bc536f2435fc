using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// A small net that reads a text word by word: each word, with its pieces and the ideas it says, is a point; from it come signs (never
/// negative). Of each sign the greatest of all words counts, and two means, in which words count as much as they tell: so one telling
/// word counts as much in a long story as in a question. From these come the scores of the topics; and from these and the point of the
/// whole text the place where it stands among the services' own questions, in a space of a few dimensions in which all services share.
/// </summary>
internal sealed class WordPool
{
    /// <summary>The dimensions of a point; a multiple of eight.</summary>
    public const int Size = 64;

    /// <summary>The signs of a word; a multiple of eight.</summary>
    public const int Signs = 128;

    public const int Means = 2;

    /// <summary>What the topics see: of each sign the greatest, then the means.</summary>
    public const int Pools = (1 + Means) * Signs;

    /// <summary>What the place is made of: the pools, then the point of the whole text.</summary>
    public const int Seen = Pools + Size;

    /// <summary>The dimensions of a place; a multiple of eight.</summary>
    public const int Place = 48;

    /// <summary>How long a word's features are together.</summary>
    public const float Length = 2;

    /// <summary>How long all features of the text are together.</summary>
    public const float WholeLength = 4;

    private readonly FourBitRows points;
    private readonly NetRows signs;
    private readonly float[] attention;
    private readonly NetRows topics;
    private readonly NetRows places;
    private readonly NetRows questions;

    /// <summary>Rounds what was learned.</summary>
    /// <param name="trained">The features' points, one behind the other.</param>
    /// <param name="reach">For each feature how much texts see of it.</param>
    /// <param name="signs">For each sign its weights of a point.</param>
    /// <param name="attention">For each mean how much each sign of a word makes it count.</param>
    /// <param name="topics">For each topic its weights of the pools.</param>
    /// <param name="places">For each dimension of the place its weights of what is seen.</param>
    /// <param name="questions">For each question or card its weights of the place.</param>
    public WordPool(
        float[] trained, float[] reach, NetRows signs, float[] attention, NetRows topics, NetRows places, NetRows questions)
    {
        (this.signs, this.attention, this.topics) = (signs.Rounded(), attention, topics.Rounded());
        (this.places, this.questions) = (places.Rounded(), questions.Rounded());
        points = new(trained, Size, reach);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public WordPool(BinaryReader file)
    {
        points = new(file);
        signs = NetRows.Read(file);
        attention = ModelNumbers.Read<float>(file);
        topics = NetRows.Read(file);
        places = NetRows.Read(file);
        questions = NetRows.Read(file);
    }

    public void Write(BinaryWriter file)
    {
        points.Write(file);
        signs.Write(file);
        ModelNumbers.Write(file, attention);
        topics.Write(file);
        places.Write(file);
        questions.Write(file);
    }

    /// <summary>Adds <paramref name="share"/> of the score of each topic (a log-probability but for a constant).</summary>
    /// <param name="place">Gets where the text stands among the services' own questions.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(NetText text, float share, Span<float> scores, Span<float> place)
    {
        var words = text.Ends.Length;
        var signsOf = new float[words * Signs];
        Span<float> point = stackalloc float[Size];
        for (var word = 0; word < words; word++)
        {
            var own = (word == 0 ? 0 : text.Ends[word - 1])..text.Ends[word];
            PointOf(text.Features.AsSpan(own), text.Values.AsSpan(own), Length, point);
            SignsOf(point, signs, signsOf.AsSpan(word * Signs, Signs));
        }

        Span<float> seen = stackalloc float[Seen];
        Span<float> counts = words <= 512 ? stackalloc float[Means * words] : new float[Means * words];
        Pool(signsOf, attention, seen[..Pools], counts);
        for (var topic = 0; topic < topics.Count; topic++)
            scores[topic] += share * topics.Score(topic, seen[..Pools]);
        PointOf(text.Whole, text.WholeValues, WholeLength, seen[Pools..]);
        for (var i = 0; i < Place; i++)
            place[i] = places.Score(i, seen);
    }

    /// <summary>The score of a service's own question, or of its card, beside those of the same service.</summary>
    public float Score(ReadOnlySpan<float> place, int question) => questions.Score(question, place);

    /// <summary>The signs of a word.</summary>
    public static void SignsOf(ReadOnlySpan<float> point, NetRows signs, Span<float> result)
    {
        for (var i = 0; i < result.Length; i++)
            result[i] = Math.Max(0, signs.Score(i, point));
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
        var greatest = MemoryMarshal.Cast<float, Vector256<float>>(pools[..Signs]);
        for (var i = 0; i < all.Length; i++)
            greatest[i % greatest.Length] = Vector256.Max(greatest[i % greatest.Length], all[i]);

        for (var mean = 0; mean < Means; mean++)
        {
            var own = counts.Slice(mean * words, words);
            for (var word = 0; word < words; word++)
                own[word] = ModelNumbers.Dot(attention.Slice(mean * Signs, Signs), signsOf.Slice(word * Signs, Signs));
            Likelihoods.OfOne(own);
            for (var word = 0; word < words; word++)
                ModelNumbers.AddTo(pools.Slice((mean + 1) * Signs, Signs), signsOf.Slice(word * Signs, Signs), own[word]);
        }
    }

    private void PointOf(ReadOnlySpan<int> features, ReadOnlySpan<float> values, float length, Span<float> point)
    {
        point.Clear();
        points.AddTo(features, values, length, MemoryMarshal.Cast<float, Vector256<float>>(point));
    }
}
