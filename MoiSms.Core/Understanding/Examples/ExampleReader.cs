using System.Collections.Concurrent;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The second reader: says which topic a text is about, and which points it asks for, from its likeness to the lines of
/// <c>content/examples</c>. What was learned stands in <see cref="ExampleModel.File"/>. Safe for use by many threads at once.
/// </summary>
internal sealed class ExampleReader
{
    // How much each expert's score counts; chosen by holding out one voice after the other.
    private const float AllShare = 0.8f;
    private const float IdeaShare = 0.3f;
    private const float AskAllShare = 0.6f;
    private const float AskIdeaShare = 0.5f;

    // More would make services with many questions of their own likelier than they are.
    private const int WaysForTopics = 6;

    private readonly Lexicon lexicon;
    private readonly ILookup<string, ExampleLine> ways;
    private readonly ILookup<string, ExampleLine> answers;
    private readonly ExampleModel model;
    private readonly ConcurrentDictionary<string, OwnQuestions?> questions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LikeLines> ofTopics = new(StringComparer.Ordinal);

    private ExampleReader(IReadOnlyList<ExampleLine> lines, IEnumerable<ServiceGuide> services, Lexicon lexicon, ExampleModel model)
    {
        (Lines, this.lexicon) = (lines, lexicon);
        ways = services.SelectMany(service => Ways(service, int.MaxValue)).ToLookup(line => line.Topic);
        answers = services.SelectMany(Answers).ToLookup(line => line.Topic);
        this.model = model;
    }

    /// <summary>The ideas that texts are searched for.</summary>
    public IdeaIndex Ideas => model.Index;

    /// <summary>All lines it learned from.</summary>
    public IReadOnlyList<ExampleLine> Lines { get; }

    /// <summary>
    /// Reads <c>examples/*.txt</c> of a content folder, and what was learned from them where <see cref="ExampleModel.File"/> is up to date;
    /// otherwise it learns now, which takes a second. Without any examples it knows nothing.
    /// </summary>
    /// <param name="services">Their own questions are examples too: the ways to ask them.</param>
    /// <exception cref="ContentException">A file of examples is not UTF-8. What else may be wrong is learned all the same.</exception>
    public static ExampleReader Load(string contentFolder, IEnumerable<ServiceGuide> services, Lexicon lexicon)
    {
        var faults = new List<ContentError>();
        var lines = Collect(contentFolder, services, faults);
        if (faults.FindAll(fault => fault.IsUnreadable) is { Count: > 0 } unreadable)
            throw new ContentException(unreadable);
        return new(lines, services, lexicon, ExampleModel.TryRead(contentFolder) ?? Learn(contentFolder, lines, services, lexicon));
    }

    /// <summary>Learns from these lines alone: to measure what a part of them teaches, or to add lines from elsewhere.</summary>
    public static ExampleReader Learn(IReadOnlyList<ExampleLine> lines, Lexicon lexicon) =>
        new(lines, [], lexicon, ExampleModel.Learn(lines, [], lexicon, IdeaIndex.Nothing));

    /// <summary>Learns from these lines, the services' own questions and the ideas of a content folder.</summary>
    public static ExampleModel Learn(
        string contentFolder, IReadOnlyList<ExampleLine> lines, IEnumerable<ServiceGuide> services, Lexicon lexicon) => ExampleModel.Learn(
            lines,
            [
                .. services.OrderBy(service => service.Id, StringComparer.Ordinal)
                    .SelectMany(service => Ways(service, int.MaxValue, WaysForTopics).Concat(Answers(service))),
            ],
            lexicon,
            IdeaIndex.Of(IdeaFiles.Read(contentFolder, []), lexicon.Words));

    /// <summary>All that topics are learned from: the files, and a few ways to ask each of the services' own questions.</summary>
    public static List<ExampleLine> Collect(string contentFolder, IEnumerable<ServiceGuide> services, List<ContentError> faults)
    {
        var lines = ExampleFiles.Read(Path.Combine(contentFolder, "examples"), faults);
        if (lines.Count > 0)
        {
            lines.AddRange(services.OrderBy(service => service.Id, StringComparer.Ordinal)
                .SelectMany(service => Ways(service, WaysForTopics)));
        }

        return lines;
    }

    /// <summary>Whether the examples have a word.</summary>
    public bool Knows(Token token) => model.All.Knows(FeatureHash.Slot(WordFeatures.Word(token)));

    public ExampleReading Read(in TextParts parts)
    {
        if (model.Topics.Length == 0)
            return ExampleReading.Nothing;
        var (allSlots, ideaSlots) = ExampleSlots.Of(parts);
        Span<float> scores = stackalloc float[(model.Topics.Length + Lanes.Width - 1) / Lanes.Width * Lanes.Width];
        Span<float> asks = stackalloc float[Lanes.Width];
        scores.Clear();
        asks.Clear();
        model.All.AddScores(allSlots, AllShare, scores, AskAllShare, asks);
        model.Ideas.AddScores(ideaSlots, IdeaShare, scores, AskIdeaShare, asks);
        return new(
            Likelihoods.Ranked(model.Topics, Likelihoods.OfOne(scores[..model.Topics.Length])),
            Likelihoods.Ranked(ExampleFiles.AskNames, Likelihoods.OfEach(asks[..ExampleFiles.AskNames.Count])));
    }

    /// <summary>
    /// The lines of one topic most like a text, the most like first, each with its likeness, 0 to 1. Slow at first: for explaining.
    /// </summary>
    public IReadOnlyList<(ExampleLine Line, float Likeness)> Nearest(in TextParts parts, int count, string topic) => ofTopics.GetOrAdd(
        topic, id => new LikeLines([.. Lines.Where(line => line.Topic == id)], lexicon, model)).Nearest(parts, count);

    /// <summary>
    /// A service's own questions, in its order; empty where it has none. They are learned at the first text about it.
    /// </summary>
    /// <param name="service">A service's id.</param>
    public IReadOnlyList<LikePoint> Points(in TextParts parts, string service) => questions.GetOrAdd(
        service,
        id => ways.Contains(id)
            ? new OwnQuestions(
                [.. ways[id]], [.. answers[id]], [.. Lines.Where(line => line.Topic == id && line.Point is null)], lexicon, model)
            : null)?.Like(parts) ?? [];

    private static IEnumerable<ExampleLine> Ways(ServiceGuide service, int most, int after = 0) => service.Questions.SelectMany(
        question => question.Ways.Take(most).Skip(after),
        (question, way) => new ExampleLine(service.Id, "questions", way, [], $"services/{service.Id}.yaml", 1, question.Id, question.Asks));

    private static IEnumerable<ExampleLine> Answers(ServiceGuide service) => service.Questions.SelectMany(
        question => new[] { question.Answer.Ar, question.Answer.En },
        (question, answer) =>
            new ExampleLine(service.Id, "answers", answer, [], $"services/{service.Id}.yaml", 1, question.Id, question.Asks));
}
