using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Examples;
using MoiSms.Core.Understanding.Fusion;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding;

/// <summary>
/// Makes out what a text asks for: a pure function of the text, the conversation and the content. Fold, find numbers and places, recognise
/// words; then two readers, the rules of <c>content/words</c> and the likeness to <c>content/examples</c>, whose evidence is put together.
/// Says why. Safe for use by many threads at once; the time grows with the text's length alone.
/// </summary>
public sealed class TextUnderstander
{
    /// <summary>What is read of a text, in UTF-16 units: the longest SMS a network carries has 1,530 letters.</summary>
    internal const int MaxLength = 2000;

    private readonly Lexicon lexicon;
    private readonly RuleBook rules;
    private readonly ExampleReader examples;

    private TextUnderstander(Lexicon lexicon, RuleBook rules, ExampleReader examples)
    {
        (this.lexicon, this.rules, this.examples) = (lexicon, rules, examples);
        Services = examples.Topics.Select(Topics.Of).Where(topic => topic.Service is not null)
            .Select(topic => topic.Service!)
            .Concat(rules.Services).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Reads <c>words/*.yaml</c> and <c>examples/*.txt</c> of a content folder, and the names of its areas and the ids of its services
    /// where it holds such.
    /// </summary>
    /// <exception cref="ContentException">A file is faulty; all faults of all files are in it.</exception>
    /// <param name="contentFolder">The content folder.</param>
    /// <param name="services">The services whose own questions texts may ask.</param>
    public static TextUnderstander Load(string contentFolder, IEnumerable<ServiceGuide> services)
    {
        var (lexicon, rules) = LexiconLoader.Load(contentFolder);
        return new(lexicon, rules, ExampleReader.Load(contentFolder, services, lexicon));
    }

    /// <summary>Learns from the examples of a content folder and writes what was learned beside them.</summary>
    /// <param name="contentFolder">The content folder.</param>
    /// <param name="readServices">Reads its services: only here, so that what is edited meanwhile makes the file stale.</param>
    /// <returns>How many lines the files of examples have.</returns>
    /// <exception cref="ContentException">A file of words or services is faulty, or one of examples is not UTF-8.</exception>
    public static int Train(string contentFolder, Func<IEnumerable<ServiceGuide>> readServices)
    {
        // First of all: what is edited meanwhile makes the file stale.
        var (fingerprint, ofServices) = (ModelFile.Fingerprint(contentFolder), ModelFile.FingerprintOfServices(contentFolder));
        var (lexicon, _) = LexiconLoader.Load(contentFolder);
        ExampleReader.Learn(contentFolder, [.. readServices()], lexicon).Write(fingerprint, ofServices);
        return ExampleFiles.Read(Path.Combine(contentFolder, "examples"), []).Count;
    }

    /// <summary>
    /// What is wrong with the words and examples of a content folder: all that <see cref="Load"/> refuses, services that no text reaches,
    /// and examples that teach little or the wrong thing. Nothing is learned for it.
    /// </summary>
    /// <param name="contentFolder">The content folder.</param>
    /// <param name="services">Its services; null = they could not be read.</param>
    public static IReadOnlyList<ContentError> Check(string contentFolder, IEnumerable<ServiceGuide>? services)
    {
        try
        {
            return ExampleCheck.Run(contentFolder, LexiconLoader.Load(contentFolder).Rules.Services, services);
        }
        catch (ContentException fault)
        {
            return [.. fault.Errors, .. ExampleCheck.Run(contentFolder, null, services)];
        }
    }

    /// <summary>The lines of the examples that are still read as another topic, in the order of files and lines.</summary>
    /// <param name="topic">Only those of one topic; null = of all.</param>
    public IReadOnlyList<ExampleDoubt> Doubts(string? topic) =>
    [
        .. examples.Lines(topic).Where(line => line.TeachesTopics).AsParallel().AsOrdered().Select(Doubt).OfType<ExampleDoubt>(),
    ];

    /// <summary>
    /// The examples that a text is most like, of the topic it was read as; the most like first. Slow at first: for explaining.
    /// </summary>
    /// <param name="topic">An intent with a service, where it has one.</param>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<NearExample> Nearest(string text, (Intent Intent, string? Service) topic, int count)
    {
        var (_, look) = LookAtAll(text.Length > MaxLength ? text[..MaxLength] : text);
        return
        [
            .. examples.Nearest(look.Parts, count, Topics.Of(topic.Intent, topic.Service)).Select(
                near => new NearExample(near.Line.File, near.Line.Line, near.Line.Text, Math.Round(near.Likeness, 2))),
        ];
    }

    private ExampleDoubt? Doubt(ExampleLine line)
    {
        const int Pulls = 3;
        var (read, look) = LookAtAll(line.Text);
        // Stop and its like are read by the rules alone; their examples teach what is near them, and are no doubt.
        var first = look.Candidates.FirstOrDefault(
            one => Topics.Of(one.Intent, one.Service) == line.Topic || Sureness.IsReadable(one, look));
        var (readAs, probability) = Danger.Of(look, read, 0, read.Count) == Alarm.Emergency ? (Topics.Emergency, 1)
            : first is not null ? (Topics.Of(first.Intent, first.Service), first.Probability)
            : (Topics.Other, 0);
        return readAs == line.Topic ? null : new(line.File, line.Line, line.Text, readAs, Math.Round(probability, 2),
            [.. examples.Nearest(look.Parts, Pulls, readAs).Select(near => $"{near.Line.File}:{near.Line.Line} {near.Line.Text}")]);
    }

    /// <summary>The ids of the services that texts can be about: those that a rule or an example reads.</summary>
    internal IReadOnlySet<string> Services { get; }

    /// <summary>Reads one text.</summary>
    /// <param name="text">As it came; what is longer than 2,000 UTF-16 units is not read.</param>
    /// <param name="context">The conversation before it.</param>
    public TextUnderstanding Understand(string text, ConversationContext context)
    {
        var folded = TextFolder.Fold(text.Length > MaxLength ? text[..MaxLength] : text);
        var codes = CodeFinder.Find(folded, lexicon.Sites);
        if (BareNumber.Read(codes, context) is { } bare)
            return bare;

        var (tokens, read, hits) = Words(folded, codes);
        var place = PlaceNameFinder.Find(hits, read, lexicon);
        var language = LanguageDetector.Decide(tokens, read, lexicon.Words) ?? context.Language ?? Language.Arabic;

        var joinsOn = FollowUp.JoinsOn(read, place, context);
        var looks = new Dictionary<(int From, int To), Look>();
        var whole = Look(0, read.Count);
        var interpreter = new Interpreter(lexicon, examples, Services, codes, context, language);
        if (whole.Ranked.Count == 0 && FollowUp.SameGuide(whole.Evidence, read, context) is { } same)
            return interpreter.GoOn(same);
        if (whole.Ranked.Count == 0 && FollowUp.Extend(whole.Evidence, read, context, lexicon))
            whole = Weigh(whole.Evidence, 0, read.Count, joinsOn || !FollowUp.SaysItself(whole.Examples));
        var understanding = interpreter.Interpret(whole, read, place, Look);
        if (understanding.Intent == Intent.Start && AutomaticAnswers.IsOne(text))
            understanding = understanding with { Intent = Intent.Unknown, Alternatives = [], Also = null };
        return (understanding.Intent == Intent.Unknown || understanding.IsGuess) && ForeignLanguages.Of(text) is { } foreign
            ? understanding with
            {
                Intent = Intent.Unknown,
                Slots = Slots.None,
                Alternatives = [],
                Point = null,
                OtherPoint = null,
                Also = null,
                IsGuess = false,
                ForeignLanguage = foreign,
            }
            : Reassigned(understanding);

        // Danger, a second question and another of the same service look at the same pieces.
        Look Look(int from, int to)
        {
            if (!looks.TryGetValue((from, to), out var look))
                looks.Add((from, to), look = LookAt(read, hits, codes, place, from, to, joinsOn));
            return look;
        }

        Look Weigh(Evidence evidence, int from, int to, bool joins) => this.Weigh(evidence, read, hits, codes, from, to, joins);
    }

    // A question may stand under one service and be about another, or about none. Lines of a menu are left where they stand.
    private TextUnderstanding Reassigned(TextUnderstanding read)
    {
        var inquiry = Reassigned(read.Inquiry);
        if (read.Also is { } also)
            read = read with { Also = Reassigned(also) };
        if (inquiry == read.Inquiry)
            return read;
        // What else may be meant is told beside it where it is about the same.
        var isSame = read.OtherPoint is { Length: > 0 } other
            && examples.AboutOf(read.Slots.Service!, other) == examples.AboutOf(read.Slots.Service!, read.Point!);
        return read with
        {
            Intent = inquiry.Intent,
            Slots = inquiry.Slots,
            Point = inquiry.Point,
            OtherPoint = isSame ? Inquiry.PointUnder(read.Slots.Service!, read.OtherPoint!) : null,
        };
    }

    private Inquiry Reassigned(Inquiry read)
    {
        if (read is not { Intent: Intent.Guide, Slots.Service: { } service, Point: { } point }
            || examples.AboutOf(service, point) is not { } about)
            return read;
        var (intent, other) = Topics.Of(about);
        return read with
        {
            Intent = intent,
            Slots = other is null ? Slots.None : read.Slots with { Service = other },
            Point = Inquiry.PointUnder(service, point),
        };
    }

    private (ReadText Read, Look Look) LookAtAll(string text)
    {
        var folded = TextFolder.Fold(text);
        var codes = CodeFinder.Find(folded, lexicon.Sites);
        var (_, read, hits) = Words(folded, codes);
        return (read, LookAt(read, hits, codes, PlaceNameFinder.Find(hits, read, lexicon), 0, read.Count));
    }

    private (List<Token> Tokens, ReadText Read, List<ConceptHit> Hits) Words(string folded, FoundCodes codes)
    {
        var tokens = new List<Token>(folded.Length / 5 + 4);
        Tokeniser.Tokenise(folded, tokens);
        tokens.RemoveAll(token => codes.IsTaken(token.Start));
        var (arabizi, english) = LanguageDetector.Weigh(tokens, lexicon.Words);
        var read = lexicon.Read(tokens, arabizi: arabizi >= english, typosFirst: arabizi == english);
        var hits = lexicon.FindConcepts(read);
        if (hits.Exists(hit => hit.Concept.Name == "plates"))
            codes.Plate ??= codes.SpacedPlate;
        return (tokens, read, hits);
    }

    /// <param name="joinsOn">Whether the text goes on from the last one: the rules alone read it then.</param>
    private Look LookAt(
        ReadText read, List<ConceptHit> hits, FoundCodes codes, FoundPlace? place, int from, int to, bool joinsOn = false) =>
        Weigh(Gather(read, hits, from, to, codes, place), read, hits, codes, from, to, joinsOn);

    private Look Weigh(Evidence evidence, ReadText read, List<ConceptHit> hits, FoundCodes codes, int from, int to, bool joinsOn)
    {
        var ranked = rules.Rank(evidence);
        var parts = TextParts.Of(read, hits, codes, from, to, lexicon.Words, examples);
        var reading = examples.Read(parts);
        if (joinsOn && ranked.Count > 0 && !FollowUp.SaysOther(reading, ranked[0].Rule))
            reading = ExampleReading.Nothing with { Places = reading.Places };
        var candidates = BothReaders.Rank(ranked, reading, IsOneName(hits, from, to) ? 1 : parts.Tokens.Count);
        return new(evidence, parts, reading, ranked, candidates, rules.Emergency(evidence));
    }

    // "Driving licence", "رخصة القيادة": a name of several words is one word.
    private static bool IsOneName(List<ConceptHit> hits, int from, int to) => hits.Exists(hit => hit.First <= from && hit.End >= to);

    private Evidence Gather(ReadText read, List<ConceptHit> hits, int from, int to, FoundCodes codes, FoundPlace? place)
    {
        var evidence = new Evidence(lexicon, read, hits, from, to);
        evidence.Collect();
        if (place is not null && place.Word >= from && place.Word < to)
            evidence.Add(Signs.Place, place.Quality);
        if (codes.Lat is not null || codes.MapLink)
            evidence.Add(Signs.Here);
        if (codes.CivilId is not null)
            evidence.Add(Signs.CivilId);
        if (codes.Reference is not null)
            evidence.Add(Signs.Reference);
        if (codes.LetteredReference)
            evidence.Add(Signs.LetteredReference);
        if (codes.Plate is not null)
            evidence.Add(Signs.Plate);
        if (codes.OtherLink)
            evidence.Add(Signs.Link);
        return evidence;
    }
}
