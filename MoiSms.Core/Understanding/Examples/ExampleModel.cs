using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// What was learned from the examples: the topics, two experts on them, nets that see words and know the services' own questions too; and
/// the ideas that all go by. The same lines give the same model.
/// </summary>
internal sealed record ExampleModel(
    string[] Topics, Expert All, Expert Ideas, WordPool[] Nets, QuestionClasses Questions, IdeaIndex Index)
{
    // They begin with other numbers; two know the services' own questions better than one with twice the dimensions.
    private const int NetCount = 2;

    /// <summary>Learns from the lines: a minute and a half on two cores.</summary>
    /// <param name="questions">What teaches no topic, but the services' own questions: more ways to ask them, and their answers.</param>
    public static ExampleModel Learn(
        IReadOnlyList<ExampleLine> lines, IReadOnlyList<ExampleLine> questions, Lexicon lexicon, IdeaIndex index)
    {
        string[] topics = [.. lines.Select(line => line.Topic).Distinct(StringComparer.Ordinal)];
        var numbers = topics.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var topicOf = lines.Select(line => numbers[line.Topic]).ToArray();
        var asksOf = lines.Select(AskBits).ToArray();

        var (allSlots, ideaSlots) = ExampleSlots.Of(lines, lexicon, index);
        var (all, ideas) = (new Expert(allSlots, topics.Length), new Expert(ideaSlots, topics.Length));
        ExampleLine[] both = [.. lines, .. questions];
        var bothSlots = new SlotRows();
        bothSlots.AddRange(allSlots);
        bothSlots.AddRange(ExampleSlots.Of(questions, lexicon, index).All);
        var (wordSlots, wordEnds) = ExampleSlots.WordsOf(both, lexicon, index);
        var (words, wholes) = (all.Rows(wordSlots), all.Rows(bothSlots));
        var classes = QuestionClasses.Of(both);
        var lessons = classes.Lessons(both, topicOf);
        var reach = all.Reach();
        var nets = new WordPool[NetCount];
        Parallel.Invoke(
        [
            .. Enumerable.Range(0, NetCount).Select<int, Action>(i => () => nets[i] = WordPoolTrainer.Train(
                words, wordEnds, wholes, lessons, reach, topics.Length, classes.Count, (uint)i)),
            .. all.Lessons(all.Rows(allSlots), topicOf, asksOf),
            .. ideas.Lessons(ideas.Rows(ideaSlots), topicOf, asksOf),
        ]);
        return new(topics, all, ideas, nets, classes, index);
    }

    /// <summary>Where a text stands among the services' own questions: what each net says, one behind the other.</summary>
    /// <param name="scores">Gets <paramref name="share"/> of the mean score of each topic added.</param>
    public float[] Read(NetText text, float share, Span<float> scores)
    {
        var places = new float[Nets.Length * WordPool.Place];
        for (var i = 0; i < Nets.Length; i++)
            Nets[i].Read(text, share / Nets.Length, scores, places.AsSpan(i * WordPool.Place, WordPool.Place));
        return places;
    }

    /// <summary>How much more likely a question is than the card of its service, in log-odds; 0 where either was not learned.</summary>
    /// <param name="places">Where the text stands; empty = nobody knows.</param>
    public float Nearness(ReadOnlySpan<float> places, int? question, int? card)
    {
        if (places.IsEmpty || question is not { } asked || card is not { } other)
            return 0;
        var sum = 0f;
        for (var i = 0; i < Nets.Length; i++)
        {
            var place = places.Slice(i * WordPool.Place, WordPool.Place);
            sum += Nets[i].Score(place, asked) - Nets[i].Score(place, other);
        }

        return sum / Nets.Length;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ExampleModel ReadFrom(BinaryReader file)
    {
        var topics = new string[file.ReadInt32()];
        for (var i = 0; i < topics.Length; i++)
            topics[i] = file.ReadString();
        var (all, ideas, nets) = (new Expert(file), new Expert(file), new WordPool[NetCount]);
        for (var i = 0; i < nets.Length; i++)
            nets[i] = new WordPool(file);
        return new(topics, all, ideas, nets, QuestionClasses.Read(file), new IdeaIndex(file));
    }

    public void Write(BinaryWriter file)
    {
        file.Write(Topics.Length);
        foreach (var topic in Topics)
            file.Write(topic);
        All.Write(file);
        Ideas.Write(file);
        foreach (var net in Nets)
            net.Write(file);
        Questions.Write(file);
        Index.Write(file);
    }

    private static uint AskBits(ExampleLine line)
    {
        var bits = 0u;
        for (var i = 0; i < ExampleFiles.AskNames.Count; i++)
        {
            if (line.Asks.Contains(ExampleFiles.AskNames[i]))
                bits |= 1u << i;
        }

        return bits;
    }
}
