using MoiSms.Core.Content;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The second reader: says which topic a text is about, and which points it asks for, from its likeness to the lines of
/// <c>content/examples</c>. It learns from them at start, so that nothing can be stale. Safe for use by many threads at once.
/// </summary>
internal sealed class ExampleReader
{
    // How much each expert's score counts; chosen by holding out one voice after the other.
    private const float AllShare = 0.8f;
    private const float IdeaShare = 0.3f;
    private const float AskAllShare = 0.6f;
    private const float AskIdeaShare = 0.5f;

    private readonly string[] topics;
    private readonly Expert all;
    private readonly Expert ideas;
    private readonly Dictionary<string, int[]> pointLines;

    private ExampleReader(IReadOnlyList<ExampleLine> lines, IReadOnlyList<ExampleFault> faults, Lexicon lexicon)
    {
        (Lines, Faults) = (lines, faults);
        topics = [.. lines.Select(line => line.Topic).Distinct(StringComparer.Ordinal)];
        var numbers = topics.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var topicOf = lines.Select(line => numbers[line.Topic]).ToArray();
        var asksOf = lines.Select(AskBits).ToArray();

        var (allSlots, ideaSlots) = ExampleSlots.Of(lines, lexicon);
        var experts = new Expert[2];
        Parallel.Invoke(
            () => experts[0] = new Expert(allSlots, topics.Length),
            () => experts[1] = new Expert(ideaSlots, topics.Length));
        (all, ideas) = (experts[0], experts[1]);
        Parallel.Invoke([.. all.Lessons(topicOf, asksOf), .. ideas.Lessons(topicOf, asksOf)]);
        pointLines = lines.Index().Where(one => one.Item.Point is not null).GroupBy(one => one.Item.Topic, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(one => one.Index).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>All lines it learned from.</summary>
    public IReadOnlyList<ExampleLine> Lines { get; }

    /// <summary>What is wrong in the files; the lines are learned all the same.</summary>
    public IReadOnlyList<ExampleFault> Faults { get; }

    /// <summary>Reads the files of a folder (<c>content/examples</c>) and learns from them; without any it knows nothing.</summary>
    /// <param name="services">Their own questions are examples too: the ways to ask them.</param>
    public static ExampleReader Load(string folder, IEnumerable<ServiceGuide> services, Lexicon lexicon)
    {
        var faults = new List<ExampleFault>();
        var lines = ExampleFiles.Read(folder, faults);
        if (lines.Count > 0)
            lines.AddRange(services.OrderBy(service => service.Id, StringComparer.Ordinal).SelectMany(Questions));
        return new(lines, faults, lexicon);
    }

    /// <summary>Learns from these lines alone: to measure what a part of them teaches, or to add lines from elsewhere.</summary>
    public static ExampleReader Learn(IReadOnlyList<ExampleLine> lines, Lexicon lexicon) => new(lines, [], lexicon);

    public ExampleReading Read(in TextParts parts)
    {
        if (topics.Length == 0)
            return ExampleReading.Nothing;
        var (allSlots, ideaSlots) = ExampleSlots.Of(parts);
        Span<float> scores = stackalloc float[(topics.Length + Lanes.Width - 1) / Lanes.Width * Lanes.Width];
        Span<float> asks = stackalloc float[Lanes.Width];
        scores.Clear();
        asks.Clear();
        all.AddScores(allSlots, AllShare, scores, AskAllShare, asks);
        ideas.AddScores(ideaSlots, IdeaShare, scores, AskIdeaShare, asks);
        return new(
            Likelihoods.Ranked(topics, Likelihoods.OfOne(scores[..topics.Length])),
            Likelihoods.Ranked(ExampleFiles.AskNames, Likelihoods.OfEach(asks[..ExampleFiles.AskNames.Count])));
    }

    /// <summary>The lines most like a text, the most like first, each with its likeness, 0 to 1. Slow: for explaining.</summary>
    public IReadOnlyList<(ExampleLine Line, float Likeness)> Nearest(in TextParts parts, int count)
    {
        var (allSlots, ideaSlots) = ExampleSlots.Of(parts);
        var likeness = new float[Lines.Count];
        int[] lines = [.. Enumerable.Range(0, Lines.Count)];
        all.AddLikeness(allSlots, 0.5f, lines, likeness);
        ideas.AddLikeness(ideaSlots, 0.5f, lines, likeness);
        var nearest = Enumerable.Range(0, likeness.Length).OrderByDescending(i => likeness[i]).ThenBy(i => i).Take(count);
        return [.. nearest.Select(i => (Lines[i], likeness[i]))];
    }

    /// <summary>The service's own question most like a text, and how like it is, 0 to 1; null where it has none.</summary>
    /// <param name="service">A service's id.</param>
    public (string Point, float Likeness)? NearestPoint(in TextParts parts, string service)
    {
        if (!pointLines.TryGetValue(service, out var lines))
            return null;
        var (allSlots, ideaSlots) = ExampleSlots.Of(parts);
        Span<float> likeness = lines.Length <= 256 ? stackalloc float[lines.Length] : new float[lines.Length];
        likeness.Clear();
        all.AddLikeness(allSlots, 0.5f, lines, likeness);
        ideas.AddLikeness(ideaSlots, 0.5f, lines, likeness);
        var best = 0;
        for (var i = 1; i < lines.Length; i++)
        {
            if (likeness[i] > likeness[best])
                best = i;
        }

        return (Lines[lines[best]].Point!, likeness[best]);
    }

    private static IEnumerable<ExampleLine> Questions(ServiceGuide service) => service.Questions.SelectMany(question =>
        question.Ways.Select(way => new ExampleLine(service.Id, "questions", way, [], $"services/{service.Id}.yaml", 1, question.Id)));

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
