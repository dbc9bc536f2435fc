using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The second reader: says which topic a text is about, and which points it asks for, from its likeness to the lines of
/// <c>content/examples</c>. It learns from them at start, so that nothing can be stale. Safe for use by many threads at once.
/// </summary>
internal sealed class ExampleReader
{
    // More than most texts have.
    private const int MostSlots = 512;

    private const float AllShare = 0.8f;
    private const float ConceptShare = 0.3f;
    private const float AskAllShare = 0.6f;
    private const float AskConceptShare = 0.5f;

    private readonly string[] topics;
    private readonly Expert all;
    private readonly Expert concepts;

    private ExampleReader(IReadOnlyList<ExampleLine> lines, IReadOnlyList<ExampleFault> faults, Lexicon lexicon)
    {
        (Lines, Faults) = (lines, faults);
        topics = [.. lines.Select(line => line.Topic).Distinct(StringComparer.Ordinal)];
        var numbers = topics.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var topicOf = lines.Select(line => numbers[line.Topic]).ToArray();
        var asksOf = lines.Select(AskBits).ToArray();

        var (allSlots, conceptSlots) = Slots(lines, lexicon);
        all = new Expert(allSlots, topics.Length);
        concepts = new Expert(conceptSlots, topics.Length);
        Parallel.Invoke([.. all.Lessons(topicOf, asksOf), .. concepts.Lessons(topicOf, asksOf)]);
    }

    /// <summary>All lines it learned from.</summary>
    public IReadOnlyList<ExampleLine> Lines { get; }

    /// <summary>What is wrong in the files; the lines are learned all the same.</summary>
    public IReadOnlyList<ExampleFault> Faults { get; }

    /// <summary>Reads the files of a folder (<c>content/examples</c>) and learns from them; without any it knows nothing.</summary>
    public static ExampleReader Load(string folder, Lexicon lexicon)
    {
        var faults = new List<ExampleFault>();
        return new(ExampleFiles.Read(folder, faults), faults, lexicon);
    }

    /// <summary>Learns from these lines alone: to measure what a part of them teaches.</summary>
    public static ExampleReader Learn(IReadOnlyList<ExampleLine> lines, Lexicon lexicon) => new(lines, [], lexicon);

    public ExampleReading Read(in TextParts parts)
    {
        if (topics.Length == 0)
            return ExampleReading.Nothing;
        var (allSlots, conceptSlots) = Slots(parts);
        Span<float> scores = stackalloc float[(topics.Length + Lanes.Width - 1) / Lanes.Width * Lanes.Width];
        Span<float> asks = stackalloc float[Lanes.Width];
        scores.Clear();
        asks.Clear();
        all.AddScores(allSlots, AllShare, scores, AskAllShare, asks);
        concepts.AddScores(conceptSlots, ConceptShare, scores, AskConceptShare, asks);
        return new(Ranked(topics, Shares(scores[..topics.Length])), Ranked(ExampleFiles.AskNames, Chances(asks[..ExampleFiles.AskNames.Count])));
    }

    /// <summary>The lines most like a text, the most like first, each with its likeness, 0 to 1. Takes some milliseconds: for explaining.</summary>
    public IReadOnlyList<(ExampleLine Line, float Likeness)> Nearest(in TextParts parts, int count)
    {
        var (allSlots, conceptSlots) = Slots(parts);
        var likeness = new float[Lines.Count];
        all.AddLikeness(allSlots, 0.5f, likeness);
        concepts.AddLikeness(conceptSlots, 0.5f, likeness);
        return [.. Enumerable.Range(0, likeness.Length).OrderByDescending(i => likeness[i]).ThenBy(i => i).Take(count).Select(i => (Lines[i], likeness[i]))];
    }

    // Each processor takes the next so many lines.
    private static (SlotRows All, SlotRows Concepts) Slots(IReadOnlyList<ExampleLine> lines, Lexicon lexicon)
    {
        var parts = Environment.ProcessorCount;
        var all = new SlotRows[parts];
        var concepts = new SlotRows[parts];
        Parallel.For(0, parts, part =>
        {
            (all[part], concepts[part]) = (new SlotRows(), new SlotRows());
            var memory = new WordMemory(lexicon);
            var slots = new List<int>(MostSlots);
            for (var i = lines.Count * part / parts; i < lines.Count * (part + 1) / parts; i++)
            {
                slots.Clear();
                var text = TextParts.Of(lines[i].Text, lexicon, memory);
                ConceptFeatures.Write(text, slots);
                concepts[part].Add(slots);
                WordFeatures.Write(text, slots);
                SoundFeatures.Write(text, slots);
                all[part].Add(slots);
            }
        });
        for (var part = 1; part < parts; part++)
        {
            all[0].AddRange(all[part]);
            concepts[0].AddRange(concepts[part]);
        }

        return (all[0], concepts[0]);
    }

    private static (int[] All, int[] Concepts) Slots(in TextParts parts)
    {
        var slots = new List<int>(MostSlots);
        ConceptFeatures.Write(parts, slots);
        var ofConcepts = slots.ToArray();
        Array.Sort(ofConcepts);
        WordFeatures.Write(parts, slots);
        SoundFeatures.Write(parts, slots);
        slots.Sort();
        return (slots.ToArray(), ofConcepts);
    }

    private static Span<float> Shares(Span<float> scores)
    {
        var most = float.MinValue;
        foreach (var score in scores)
            most = Math.Max(most, score);
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - most);
        foreach (ref var score in scores)
            score /= sum;
        return scores;
    }

    private static Span<float> Chances(Span<float> scores)
    {
        foreach (ref var score in scores)
            score = 1 / (1 + MathF.Exp(-score));
        return scores;
    }

    private static Likely[] Ranked(IReadOnlyList<string> names, ReadOnlySpan<float> probabilities)
    {
        var ranked = new Likely[names.Count];
        for (var i = 0; i < ranked.Length; i++)
            ranked[i] = new(names[i], probabilities[i]);
        Array.Sort(ranked, static (a, b) => b.Probability != a.Probability ? b.Probability.CompareTo(a.Probability) : string.CompareOrdinal(a.Name, b.Name));
        return ranked;
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
