using System.Globalization;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Examples;
using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>Turns what both readers see into an understanding: slots, points asked, doubt, a second question, and the reasons.</summary>
internal sealed class Interpreter(
    Lexicon lexicon, ExampleReader examples, IReadOnlySet<string> services, FoundCodes codes, ConversationContext context,
    Language language)
{
    /// <summary>Whose business a text is that is none of ours; with less it is told what can be asked here.</summary>
    private const double SureOfAnotherBody = 0.5;

    /// <summary>A question of the service's own that the whole text asks, where its pieces ask others.</summary>
    private const double SureOfOneQuestion = 0.6;

    /// <summary>Two readings that together leave no room for a third are a doubt between the two.</summary>
    private const double BothTogether = 0.85;

    /// <summary>Less likely ones are not offered.</summary>
    private const double LeastOffered = 0.06;

    private const double LeastBesideOne = 0.005;

    /// <summary>A service by the examples, where the words name two records: of 52 such texts of unseen voices 49 asked for it.</summary>
    private const float SureOfAService = 0.6f;

    private const int MostOffered = 3;

    /// <summary>With nothing else to offer, the nearest reading is the answer down to here; below, the text is not understood.</summary>
    private const double LeastWithoutAMenu = 0.25;

    private static readonly Intent[] AskedByCivilId =
        [Intent.Residency, Intent.Violations, Intent.CivilId, Intent.Profile, Intent.Register];

    private static readonly Intent[] AppliedFor = [Intent.Residency, Intent.Licence, Intent.Passport, Intent.CivilId];

    private readonly Sureness sureness = new(lexicon, codes);

    private (Look? Look, string? Service, PointReading Reading) lastRead;

    public TextUnderstanding Interpret(Look whole, ReadText text, FoundPlace? place, Func<int, int, Look> look)
    {
        var alarm = Danger.OfAll(whole, text, look);
        if (alarm == Alarm.Emergency)
            return Result(new Candidate(Intent.Emergency, null, 1, whole.Danger), whole, text, place);

        List<Candidate> candidates = [.. whole.Candidates.Where(one => Sureness.IsReadable(one, whole))];
        if (candidates.Count == 0
            || (text.Count == 0 && (codes.CivilId is not null || codes.WrongCivilId))
            || (codes.CivilId is not null && candidates[0].Intent == Intent.Unknown && text.Count <= Sureness.ShortText))
            return Nothing(whole, text) with { MayBeEmergency = alarm == Alarm.Maybe };

        var top = candidates[0];
        if (FollowUp.SameProcedure(top.Intent, whole.Evidence, text, context, services) is { } procedure)
            return GoOn(new(Intent.Guide, new() { Service = procedure }));

        // Two questions joined by "and" are no doubt between two readings of one.
        if (top.IsAnswer
            && SecondQuestion.Find(top, whole.Candidates, text, look) is var (first, second)
            && Sureness.IsReadable(first.Candidate, whole)
            && Sureness.IsReadable(second.Candidate, whole)
            && WhoseOf(first, second, text, whole) is var whose
            && (!second.Candidate.SameAs(first.Candidate) || (whose.AreTold && whose.First != whose.Second)))
        {
            // Whose record the second one is cannot always be told: rather one answer than the wrong person's.
            var also = second.Candidate.Intent.IsPersonal() && !whose.AreTold
                ? null
                : Read(second.Candidate, candidates, place) with { Asks = AskPicker.Pick(second.Look, lexicon, second.Candidate.Intent) };
            var reading = Result(first.Candidate, whole, text, place);
            if (also is not null && also.Intent.IsPersonal())
                reading = reading with { Relation = whose.First, RelationOfAlso = whose.Second };
            var asks = AskPicker.Pick(first.Look, lexicon, first.Candidate.Intent);
            var point = PointOf(reading.Intent, reading.Slots.Service, first.Look);
            // A service's own question that only the whole text asks is one: "my boss refuses the permit, where do I complain"; a record
            // that is asked for beside it is not lost for that.
            if (reading.Point is not null && reading.Point != point && also?.Intent.IsPersonal() != true
                && ReadingOf(reading.Intent, reading.Slots.Service, whole).Probability >= SureOfOneQuestion)
                return reading with { MayBeEmergency = alarm == Alarm.Maybe };
            return reading with
            {
                Asks = asks,
                Point = point,
                OtherPoint = null,
                Also = also is null ? null : also with { Point = PointOf(also.Intent, also.Slots.Service, second.Look) },
                MayBeEmergency = alarm == Alarm.Maybe,
            };
        }

        var read = Weigh(candidates, whole, text, place, look);
        return read with
        {
            MayBeEmergency = alarm == Alarm.Maybe,
            HintsAtDanger = read is { FoundNothing: true, Alternatives.Count: 0 } && Danger.IsHintedAt(whole),
            AsksIfReady = AsksIfReady(read, whole),
        };
    }

    /// <summary>
    /// "Is my licence ready?", asked of the sender's own: the record knows only until when it is valid. Who asks whether it is valid or has
    /// ended is answered by the record.
    /// </summary>
    private static bool AsksIfReady(TextUnderstanding read, Look whole) =>
        read is { Alternatives.Count: 0, Relation: null, Asks: [Ask.Status, ..] }
        && AppliedFor.Contains(read.Intent) && whole.Evidence.HasAny("done") && !whole.Evidence.HasAny("valid", "expire", "finish");

    /// <summary>
    /// Whose records two questions are about. With somebody else named, it is told where each that is about a record says it.
    /// </summary>
    private (bool AreTold, string? First, string? Second) WhoseOf(Piece first, Piece second, ReadText text, Look whole)
    {
        var (ofFirst, ofSecond) = (Of(first), Of(second));
        return (ofFirst.IsTold && ofSecond.IsTold, ofFirst.Relation, ofSecond.Relation);

        (bool IsTold, string? Relation) Of(Piece piece) => piece.Candidate.Intent.IsPersonal()
            ? RelationFinder.FindIn(text, piece.From, piece.To, piece.Candidate.Rule, whole.Evidence.Hits, lexicon, language)
            : (true, null);
    }

    /// <summary>What a text means that only goes on from the last one.</summary>
    public TextUnderstanding GoOn(Inquiry inquiry) => new()
    {
        Intent = inquiry.Intent,
        Slots = inquiry.Slots,
        Asks = inquiry.Asks,
        Language = language,
        Confidence = 0.8,
        Why = [TextUnderstanding.FollowUpReason],
    };

    private TextUnderstanding Weigh(
        List<Candidate> candidates, Look whole, ReadText text, FoundPlace? place, Func<int, int, Look> look)
    {
        var top = candidates[0];
        var isSure = sureness.IsSure(top, whole, text)
            || (top.Intent == Intent.Guide && top.Probability * PointOf(top.Service!, whole).Probability >= PointReading.Sure);
        if (text.Count <= Sureness.ShortText && Sureness.NamesTwoRecords(whole))
        {
            if (whole.Parts.Tokens.Count > Sureness.BareNoun && whole.Examples.Topics is [{ Probability: >= SureOfAService } likeliest, ..]
                && candidates.Find(one => one.Service == likeliest.Name) is { Intent: Intent.Guide } service)
                return Result(service, whole, text, place);
            List<Candidate> both = [.. whole.Ranked.Take(2).Select(one => new Candidate(one.Rule.Intent, null, 0.5, one.Rule))];
            return Result(both[0], whole, text, place) with { Alternatives = [.. both.Select(one => Read(one, candidates, place))] };
        }

        if (isSure)
        {
            var result = Result(top, whole, text, place);
            return result with { OtherPoint = result.OtherPoint ?? OtherOfAPiece(result, text, look) };
        }

        // Who may have asked for something is not told that the complaint was noted.
        if (top.Intent == Intent.Feedback && candidates.Count > 1)
            return Weigh(candidates[1..], whole, text, place, look);

        // A menu: between two readings, or of the nearest topics. Records are among its lines, but nobody's are shown.
        var offered = candidates.Where(one => one.IsAnswer && one.Probability >= LeastOffered).Take(MostOffered).ToList();
        // One alone is no choice: what is nearest to it stands beside it.
        if (offered is [{ Probability: >= Sureness.Sure } only])
            offered.AddRange(candidates.Where(one => one.IsAnswer && one != only && one.Probability >= LeastBesideOne).Take(1));
        var nearest = candidates.Find(one => !one.Intent.IsPersonal() && one.Probability >= LeastOffered);
        var understanding = nearest is null || (offered.Count < 2 && nearest.Probability < LeastWithoutAMenu)
            ? Nothing(whole, text)
            : Result(nearest, whole, text, place);
        List<Inquiry> alternatives = [.. offered.Select(one => Read(one, candidates, place)).Distinct()];
        if (alternatives.Count < 2)
            return understanding;
        return understanding with
        {
            Alternatives =
            [
                .. alternatives.Select(one => one with
                {
                    Asks = AskPicker.Pick(whole, lexicon, one.Intent),
                    Point = PointOf(one.Intent, one.Slots.Service, whole),
                }),
            ],
            IsGuess = !(top.IsAnswer && offered[0].Probability + offered[1].Probability >= BothTogether),
        };
    }

    private TextUnderstanding Nothing(Look whole, ReadText text)
    {
        var slots = codes.CivilId is null ? Slots.None : new Slots { CivilId = codes.CivilId };
        var idAlone = codes.CivilId is not null && text.Count <= Sureness.ShortText;
        return new()
        {
            Intent = Intent.Unknown,
            Slots = slots,
            Language = language,
            Confidence = 0,
            Why =
            [
                codes.WrongCivilId ? "civil-id-fails-its-check" : idAlone ? "civil-id-without-a-question" : "nothing-fits",
                .. whole.Evidence.Found().Select(concept => Phrase(concept, whole)),
                .. whole.Ranked.Take(MostOffered).Select(near => "near: " + near.Rule.Name),
                .. Likeliest(whole),
            ],
            // A civil id without a word: ask what to look up.
            Alternatives = idAlone
                ? Array.ConvertAll(AskedByCivilId, intent => new Inquiry(intent, slots))
                : [],
        };
    }

    private TextUnderstanding Result(Candidate top, Look whole, ReadText text, FoundPlace? place)
    {
        IReadOnlyList<Ask> asks = top.IsAnswer ? AskPicker.Pick(whole, lexicon, top.Intent) : [];
        // "Where do I renew my licence in Salmiya", "a centre in Salmiya to renew it", "civil id office there, when open?": the centre
        // there that does it.
        var reading = top is { Intent: Intent.Guide, Rule: not { IsCertain: true } }
            && place is not null && CentreReading.IsAsked(top, asks, whole, () => PointOf(top.Service!, whole))
            ? new Inquiry(Intent.Centre, SlotPicker.Pick(Intent.Centre, top.Service, codes, place))
            : Read(top, whole.Candidates, place);
        if (reading.Intent == Intent.Centre)
        {
            var slots = reading.Slots with { CentreKind = lexicon.FindCentreKind(text), Day = CentreReading.DayOf(asks, whole) };
            reading = reading with { Slots = CentreReading.GoOn(slots, text, context.Last) };
        }

        var point = ReadingOf(reading.Intent, reading.Slots.Service, whole);
        return new()
        {
            Intent = reading.Intent,
            Slots = reading.Slots,
            Asks = asks,
            Point = point.Point,
            OtherPoint = point.Other,
            Language = reading.Slots.To ?? language,
            Confidence = Math.Round(top.Probability, 2),
            Why = Why(top, whole),
            Relation = reading.Intent.IsPersonal() ? RelationFinder.Find(top.Rule, text, whole.Evidence.Hits, lexicon, language) : null,
        };
    }

    /// <summary>The service's own question that is asked; null where none is.</summary>
    private string? PointOf(Intent intent, string? service, Look look) => ReadingOf(intent, service, look).Point;

    private PointReading ReadingOf(Intent intent, string? service, Look look) =>
        intent == Intent.Guide && service is not null ? PointOf(service, look)
        : intent == Intent.Unknown && PointOf(Topics.Other, look) is { Probability: >= SureOfAnotherBody } other
            ? other with { Other = null }
        : default;

    /// <summary>
    /// Another question of the same service that a clause asks by itself: "can I, and if they refuse, what then". It need not look like one
    /// ("my salary is 450"): of 858 texts of real people 14 are told a second answer for that, most of which had asked it.
    /// </summary>
    private string? OtherOfAPiece(TextUnderstanding told, ReadText text, Func<int, int, Look> look)
    {
        if (told is not { Intent: Intent.Guide, Slots.Service: { } service })
            return null;
        var (other, probability) = ((string?)null, SureOfOneQuestion);
        foreach (var (from, to) in SecondQuestion.Pieces(text))
        {
            if (to - from <= Sureness.BareNoun)
                continue;
            var reading = PointOf(service, look(from, to));
            if (reading.Point is { } point && point != told.Point && reading.Probability >= probability)
                (other, probability) = (point, reading.Probability);
        }

        return other;
    }

    // The decision and the answer ask the same of the same words.
    private PointReading PointOf(string service, Look look)
    {
        if (!ReferenceEquals(look, lastRead.Look) || service != lastRead.Service)
        {
            var points = examples.Points(look.Parts, look.Examples.Places, service);
            lastRead = (look, service, PointPicker.Pick(points, look.Examples, look.Parts.Tokens.Count));
        }

        return lastRead.Reading;
    }

    private Inquiry Read(Candidate candidate, IReadOnlyList<Candidate> candidates, FoundPlace? place)
    {
        var service = candidate.Intent switch
        {
            Intent.Centre => CentreReading.ServiceOf(candidates),
            Intent.Language => candidate.Service ?? (language == Language.English ? "ar" : "en"),
            _ => candidate.Service,
        };
        return new(candidate.Intent, SlotPicker.Pick(candidate.Intent, service, codes, place));
    }

    private List<string> Why(Candidate top, Look whole)
    {
        var why = new List<string> { top.Rule?.Name ?? $"{top.Name}: examples" };
        // What was not understood is told by all that was found in it.
        var concepts = top.Intent == Intent.Unknown ? whole.Evidence.Found() : (top.Rule?.When ?? []).SelectMany(term => term);
        foreach (var concept in concepts)
        {
            if (whole.Evidence.Has(concept))
                why.Add(Phrase(concept, whole));
        }

        why.AddRange(Likeliest(whole));
        if (codes.WrongCivilId)
            why.Add("civil-id-fails-its-check");
        return why;
    }

    private string Phrase(int concept, Look whole) => $"{lexicon.Concepts[concept].Name} = {whole.Evidence.Phrase(concept)}";

    private static IEnumerable<string> Likeliest(Look whole) => whole.Examples.Topics.Take(MostOffered).Select(
        likely => string.Create(CultureInfo.InvariantCulture, $"examples: {likely.Name} {likely.Probability:0.00}"));
}
