using System.Collections.Concurrent;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The second reader: says which topic a text is about, and which points it asks for, from its likeness to the lines of
/// <c>content/examples</c>. What was learned stands in <see cref="ModelFile"/>. Safe for use by many threads at once.
/// </summary>
internal sealed class ExampleReader
{
    // How much each expert's score counts; chosen by holding out one voice after the other. The nets' is what gave texts of real people the
    // best probabilities: 0.35 to 0.65 find as many topics, but the less it is, the more texts get a menu.
    private const float AllShare = 0.52f;
    private const float IdeaShare = 0.2f;
    private const float NetShare = 0.5f;
    private const float AskAllShare = 0.6f;
    private const float AskIdeaShare = 0.5f;

    // More would make services with many questions of their own likelier than they are.
    private const int WaysForTopics = 2;

    // A service's own questions have its name, which this cannot be.
    private const string MainPart = "";

    private readonly string contentFolder;
    private readonly Lazy<Dictionary<string, ServiceGuide>> services;
    private readonly Lexicon lexicon;
    private readonly ExampleModel model;
    private readonly byte[]? readFrom;
    private readonly ConcurrentDictionary<string, OwnQuestions?> questions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LikeLines> ofTopics = new(StringComparer.Ordinal);

    // The fingerprint of the file that the model was read from; null where it was learned now.
    private ExampleReader(
        string contentFolder, IEnumerable<ServiceGuide> services, Lexicon lexicon, ExampleModel model, byte[]? readFrom)
    {
        (this.contentFolder, this.lexicon, this.model, this.readFrom) = (contentFolder, lexicon, model, readFrom);
        this.services = new(() => services.ToDictionary(service => service.Id, StringComparer.Ordinal));
    }

    /// <summary>The ideas that texts are searched for.</summary>
    public IdeaIndex Ideas => model.Index;

    /// <summary>The topics that texts can be read as.</summary>
    public IReadOnlyList<string> Topics => model.Topics;

    /// <summary>The lines of the files, read anew each time: they take more memory than what was learned from them.</summary>
    /// <param name="topic">Only those of one topic; null = of all.</param>
    public List<ExampleLine> Lines(string? topic) => ExampleFiles.Read(Path.Combine(contentFolder, "examples"), [], topic);

    /// <summary>
    /// Reads <c>examples/*.txt</c> of a content folder, and what was learned from them where <see cref="ModelFile"/> is up to date;
    /// otherwise it learns now, which takes a minute and a half. Without any examples it knows nothing.
    /// </summary>
    /// <param name="services">
    /// Their own questions are examples too: the ways to ask them. Looked at only to learn, and at the first text about one.
    /// </param>
    /// <exception cref="ContentException">A file of examples is not UTF-8. What else may be wrong is learned all the same.</exception>
    public static ExampleReader Load(string contentFolder, IEnumerable<ServiceGuide> services, Lexicon lexicon)
    {
        var fingerprint = ModelFile.Fingerprint(contentFolder);
        return ModelFile.TryRead(contentFolder, fingerprint, MainPart, ExampleModel.ReadFrom) is { } model
            ? new(contentFolder, services, lexicon, model, fingerprint)
            : Learn(contentFolder, services, lexicon);
    }

    /// <summary>Learns from the files, the services' own questions and the ideas of a content folder.</summary>
    /// <exception cref="ContentException">A file of examples is not UTF-8. What else may be wrong is learned all the same.</exception>
    public static ExampleReader Learn(string contentFolder, IEnumerable<ServiceGuide> services, Lexicon lexicon)
    {
        var faults = new List<ContentError>();
        var lines = ExampleFiles.Read(Path.Combine(contentFolder, "examples"), faults);
        if (faults.FindAll(fault => fault.IsUnreadable) is { Count: > 0 } unreadable)
            throw new ContentException(unreadable);
        ServiceGuide[] sorted = lines.Count == 0 ? [] : [.. services.OrderBy(service => service.Id, StringComparer.Ordinal)];
        var model = ExampleModel.Learn(
            [.. lines.Where(line => line.TeachesTopics), .. sorted.SelectMany(service => Ways(service, WaysForTopics))],
            [
                .. lines.Where(line => !line.TeachesTopics),
                .. sorted.SelectMany(service => Ways(service, int.MaxValue, WaysForTopics).Concat(Answers(service))),
            ],
            lexicon,
            IdeaIndex.Of(IdeaFiles.Read(contentFolder, []), lexicon.Words));
        return new(contentFolder, services, lexicon, model, readFrom: null);
    }

    /// <summary>Writes what was learned, each service's own questions, which are learned for it, and the services.</summary>
    /// <param name="fingerprint">Of the content folder before anything was read for it.</param>
    /// <param name="fingerprintOfServices"><see cref="ModelFile.FingerprintOfServices"/>, of the same time.</param>
    public void Write(byte[] fingerprint, byte[] fingerprintOfServices)
    {
        (string, Action<BinaryWriter>)[] own =
        [
            .. services.Value.Keys.Order(StringComparer.Ordinal).AsParallel().AsOrdered().Select(QuestionsOf).OfType<OwnQuestions>()
                .Select(questions => (questions.Service, (Action<BinaryWriter>)questions.Write)),
        ];
        ModelFile.Write(contentFolder, fingerprint,
        [
            (MainPart, model.Write),
            (ServicesPart.Name, file => ServicesPart.Write(file, fingerprintOfServices, [.. services.Value.Values])),
            .. own,
        ]);
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
        var places = model.Read(NetText.Of(parts, allSlots, model.All), NetShare, scores);
        return new(
            Likelihoods.Ranked(model.Topics, Likelihoods.OfOne(scores[..model.Topics.Length])),
            Likelihoods.Ranked(ExampleFiles.AskNames, Likelihoods.OfEach(asks[..ExampleFiles.AskNames.Count])),
            places);
    }

    /// <summary>
    /// The lines of one topic most like a text, the most like first, each with its likeness, 0 to 1. Slow at first: for explaining.
    /// </summary>
    public IReadOnlyList<(ExampleLine Line, float Likeness)> Nearest(in TextParts parts, int count, string topic) => ofTopics.GetOrAdd(
        topic, id => new LikeLines([.. Lines(id), .. WaysOf(id, WaysForTopics)], lexicon, model)).Nearest(parts, count);

    /// <summary>
    /// A service's own questions, in its order, its card last; empty where it has none. They are read at the first text about it, or
    /// learned then where the model was learned at start.
    /// </summary>
    /// <param name="places">Where the text stands (<see cref="ExampleReading.Places"/>).</param>
    /// <param name="service">A service's id.</param>
    public IReadOnlyList<LikePoint> Points(in TextParts parts, float[] places, string service) =>
        questions.GetOrAdd(service, QuestionsOf)?.Like(parts, places) ?? [];

    /// <inheritdoc cref="ServiceQuestion.About"/>
    public string? AboutOf(string service, string question) =>
        services.Value.GetValueOrDefault(service)?.Question(question)?.About;

    private OwnQuestions? QuestionsOf(string service)
    {
        if (WaysOf(service, int.MaxValue) is not { Count: > 0 } ways)
            return null;
        var kept = readFrom is null
            ? null
            : ModelFile.TryRead(contentFolder, readFrom, service, file => new OwnQuestions(service, model, file));
        // The same content has the same questions, unless somebody gave the file another content's fingerprint, as tests do.
        return kept is not null && kept.AreOf(ways)
            ? kept
            : new OwnQuestions(ways, [.. Answers(services.Value[service])], Lines(service), lexicon, model);
    }

    private List<ExampleLine> WaysOf(string topic, int most) =>
        services.Value.TryGetValue(topic, out var service) ? [.. Ways(service, most)] : [];

    private static IEnumerable<ExampleLine> Ways(ServiceGuide service, int most, int after = 0) => service.Questions.SelectMany(
        question => question.Ways.Take(most).Skip(after),
        (question, way) => new ExampleLine(
            service.Id, ExampleLine.Questions, way, [], $"services/{service.Id}.yaml", 1, question.Id, question.Asks));

    private static IEnumerable<ExampleLine> Answers(ServiceGuide service) => service.Questions.SelectMany(
        question => new[] { question.Answer.Ar, question.Answer.En },
        (question, answer) =>
            new ExampleLine(service.Id, "answers", answer, [], $"services/{service.Id}.yaml", 1, question.Id, question.Asks));
}
