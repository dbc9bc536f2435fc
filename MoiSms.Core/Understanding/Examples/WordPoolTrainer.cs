using System.Runtime.CompilerServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Learns a <see cref="WordPool"/> from the lines: it guesses the topic, and which of its service's questions is asked (softmax, AdaGrad
/// with one rate a row); of the features, words and signs some are left out each time. What counts is the mean over the last passes. One
/// thread, a fixed order: the same lines and the same seed give the same net.
/// </summary>
internal sealed class WordPoolTrainer
{
    private const int Size = WordPool.Size;
    private const int Signs = WordPool.Signs;
    private const int Means = WordPool.Means;
    private const int Pools = WordPool.Pools;

    // Chosen on texts of real people whose rewrites were held out; none of them matters much.
    private const int Passes = 5;
    private const int FirstPassThatCounts = 2;
    private const int SnapshotsOfAPass = 3;
    private const int MostWords = 200;
    private const float LeftOutFeatures = 0.3f;
    private const float LeftOutWords = 0.3f;
    private const float LeftOutSigns = 0.3f;
    private const float Unsure = 0.05f;

    private readonly SparseRows words;
    private readonly int[] ends;
    private readonly SparseRows wholes;
    private readonly WordPoolLesson[] lessons;
    private readonly FixedRandom random;
    private readonly NetTable points;
    private readonly NetTable signs;
    private readonly NetTable attention;
    private readonly NetTable topics;
    private readonly NetTable places;
    private readonly NetTable questions;

    // Guesses the topic from the point of the whole text, so that the features learn from it which no single word has. Not kept.
    private readonly NetTable wholeTopics;

    private readonly float[] point = new float[MostWords * Size];
    private readonly float[] signsOf = new float[MostWords * Signs];
    private readonly float[] signErrors = new float[MostWords * Signs];
    private readonly float[] seen = new float[WordPool.Seen];
    private readonly float[] seenErrors = new float[WordPool.Seen];
    private readonly float[] place = new float[WordPool.Place];
    private readonly float[] placeErrors = new float[WordPool.Place];
    private readonly float[] counts = new float[Means * MostWords];
    private readonly float[] told = new float[MostWords];
    private readonly float[] pointError = new float[Size];
    private readonly float[] attentionError = new float[Signs];
    private readonly float[] kept = new float[Signs + Size];
    private readonly List<float> values = [];

    private WordPoolTrainer(
        SparseRows words, int[] ends, SparseRows wholes, WordPoolLesson[] lessons, float[] reach, int topicCount, int classCount, uint seed)
    {
        (this.words, this.ends, this.wholes, this.lessons, random) = (words, ends, wholes, lessons, new(seed));
        points = new(reach.Length, Size, 0.1f, random);
        signs = new(Signs, Size, MathF.Sqrt(1f / Size), random);
        attention = new(Means, Signs, 0.1f, random);
        topics = new(topicCount, Pools, 0.02f, random);
        wholeTopics = new(topicCount, Size, 0, random);
        places = new(WordPool.Place, WordPool.Seen, MathF.Sqrt(1f / WordPool.Seen), random);
        questions = new(classCount, WordPool.Place, 0, random);
    }

    /// <summary>Trains and rounds.</summary>
    /// <param name="words">The words of all lines as the expert of everything sees them, one line behind the other.</param>
    /// <param name="ends">Where the words of each line end.</param>
    /// <param name="wholes">The lines as a whole.</param>
    /// <param name="lessons">What each of them teaches.</param>
    /// <param name="reach">For each feature that expert knows how much texts see of it.</param>
    public static WordPool Train(
        SparseRows words, int[] ends, SparseRows wholes, WordPoolLesson[] lessons, float[] reach, int topicCount, int classCount, uint seed)
    {
        var trainer = new WordPoolTrainer(words, ends, wholes, lessons, reach, topicCount, classCount, seed);
        var order = new int[lessons.Length];
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
            trainer.points.Mean().Weights, reach, trainer.signs.Mean(), trainer.attention.Mean().Weights, trainer.topics.Mean(),
            trainer.places.Mean(), trainer.questions.Mean());
    }

    private void Snap()
    {
        foreach (var table in (ReadOnlySpan<NetTable>)[points, signs, attention, topics, places, questions])
            table.Snap();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(int line)
    {
        var lesson = lessons[line];
        var to = ends[line];
        var from = Math.Max(line == 0 ? 0 : ends[line - 1], to - MostWords);
        if (to == from || lesson is { Topic: < 0, Class: < 0 })
            return;
        var count = to - from;
        ReadWords(from, to);
        var ofWords = signsOf.AsSpan(0, count * Signs);
        WordPool.Pool(ofWords, attention.Rows.Weights, seen.AsSpan(0, Pools), counts.AsSpan(0, Means * count));
        Read(wholes, line, WordPool.WholeLength / (1 - LeftOutFeatures), seen.AsSpan(Pools));
        foreach (ref var value in kept.AsSpan())
            value = random.Chance() < LeftOutSigns ? 0 : 1 / (1 - LeftOutSigns);
        LeaveOut(seen);
        Array.Clear(seenErrors);
        if (lesson.Topic >= 0)
        {
            topics.Guess(0, topics.Count, lesson.Topic, Unsure, seen.AsSpan(0, Pools), seenErrors.AsSpan(0, Pools));
            wholeTopics.Guess(0, topics.Count, lesson.Topic, 0, seen.AsSpan(Pools), seenErrors.AsSpan(Pools));
        }

        if (lesson.Class >= 0)
        {
            for (var i = 0; i < place.Length; i++)
                place[i] = places.Rows.Score(i, seen);
            Array.Clear(placeErrors);
            questions.Guess(lesson.From, lesson.Count, lesson.Class - lesson.From, 0, place, placeErrors);
            places.Correct(0, seen, placeErrors, seenErrors);
        }

        LeaveOut(seenErrors);
        signErrors.AsSpan(0, count * Signs).Clear();
        CorrectGreatest(ofWords, count);
        for (var mean = 0; mean < Means; mean++)
            CorrectMean(mean, ofWords, count);
        CorrectPoints(from, to, line);
    }

    // The points and signs of a line's words.
    private void ReadWords(int from, int to)
    {
        values.Clear();
        for (var word = from; word < to; word++)
        {
            var own = point.AsSpan((word - from) * Size, Size);
            var length = random.Chance() < LeftOutWords ? 0 : WordPool.Length / (1 - LeftOutFeatures);
            Read(words, word, length, own);
            WordPool.SignsOf(own, signs.Rows, signsOf.AsSpan((word - from) * Signs, Signs));
        }
    }

    // The point of a row; how much each of its features counts this time is added to the values.
    private void Read(SparseRows rows, int row, float length, Span<float> sum)
    {
        sum.Clear();
        var features = rows.Features(row);
        var levels = rows.Levels(row);
        var unit = rows.Unit(row) * length;
        for (var i = 0; i < features.Length; i++)
        {
            var value = random.Chance() < LeftOutFeatures ? 0 : levels[i] * unit;
            values.Add(value);
            if (value != 0)
                ModelNumbers.AddTo(sum, points.Of(features[i]), value);
        }
    }

    // A sign is left out of all pools at once.
    private void LeaveOut(float[] from)
    {
        for (var i = 0; i < from.Length; i++)
            from[i] *= kept[i < Pools ? i % Signs : i - Pools + Signs];
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
                signErrors[at * Signs + sign] += seenErrors[sign];
        }
    }

    private void CorrectMean(int mean, ReadOnlySpan<float> ofWords, int count)
    {
        var error = seenErrors.AsSpan((mean + 1) * Signs, Signs);
        var share = counts.AsSpan(mean * count, count);
        var middle = 0f;
        for (var word = 0; word < count; word++)
            middle += share[word] * (told[word] = ModelNumbers.Dot(error, ofWords.Slice(word * Signs, Signs)));
        Array.Clear(attentionError);
        for (var word = 0; word < count; word++)
        {
            var wrong = share[word] * (told[word] - middle);
            var own = signErrors.AsSpan(word * Signs, Signs);
            ModelNumbers.AddTo(own, error, share[word]);
            ModelNumbers.AddTo(own, attention.Of(mean), wrong);
            ModelNumbers.AddTo(attentionError, ofWords.Slice(word * Signs, Signs), wrong);
        }

        var square = ModelNumbers.Dot(attentionError, attentionError) / Signs;
        if (square > 0)
            attention.Move(mean, attentionError, 1, square);
    }

    private void CorrectPoints(int from, int to, int line)
    {
        var next = 0;
        for (var word = from; word < to; word++)
        {
            var error = signErrors.AsSpan((word - from) * Signs, Signs);
            for (var sign = 0; sign < Signs; sign++)
            {
                if (signsOf[(word - from) * Signs + sign] <= 0)
                    error[sign] = 0;
            }

            Array.Clear(pointError);
            signs.Correct(0, point.AsSpan((word - from) * Size, Size), error, pointError);
            MovePoints(words.Features(word), pointError, ref next);
        }

        MovePoints(wholes.Features(line), seenErrors.AsSpan(Pools), ref next);
    }

    private void MovePoints(ReadOnlySpan<int> features, ReadOnlySpan<float> error, ref int next)
    {
        var square = ModelNumbers.Dot(error, error) / Size;
        foreach (var feature in features)
        {
            var value = values[next++];
            if (value != 0 && square > 0)
                points.Move(feature, error, value, square);
        }
    }
}
