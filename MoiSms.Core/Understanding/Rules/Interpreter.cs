using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>Turns ranked readings into an understanding: slots, doubt, a second question, and the reasons.</summary>
internal sealed class Interpreter(Lexicon lexicon, RuleBook rules, FoundCodes codes, ConversationContext context, Language language)
{
    /// <summary>Readings whose scores differ by less are asked about.</summary>
    private const double Doubt = 1.5;

    /// <summary>A guide with fewer signs of a question was perhaps only told of.</summary>
    private const double ToldOnly = 2;

    /// <summary>A score that leaves nothing to wish for.</summary>
    private const double Sure = 18;

    private static readonly Intent[] AskedByCivilId = [Intent.Residency, Intent.Violations, Intent.CivilId, Intent.Profile, Intent.Register];

    /// <summary>Words of a text that says little by itself.</summary>
    private const int ShortText = 4;

    public TextUnderstanding Decide(
        List<Scored> ranked, Evidence evidence, ReadText text, FoundPlace? place, Func<int, int, Evidence> gather)
    {
        if (ranked.Count == 0)
            return Nothing(text);

        var top = ranked[0];
        // Told, not asked: look for the piece that asks.
        if (top.Rule.Intent == Intent.Unknown || (top.Rule.Intent == Intent.Guide && evidence.Guide < ToldOnly))
        {
            // But a wish that was understood does not become somebody's record because of what it was told with.
            if (SecondQuestion.TheOne(text, gather, rules) is { } piece && !(top.Rule.Intent == Intent.Guide && piece.Rule.Intent.IsPersonal()))
                top = piece;
        }

        var reading = Read(top, ranked, place);
        if (FollowUp.SameProcedure(reading.Intent, evidence, text, context, rules.Services) is { } procedure)
            return GoOn(new(Intent.Guide, new() { Service = procedure }));
        if (reading is { Intent: Intent.Centre, Slots: { Service: null, Place: not null } } && text.Count <= ShortText
            && context.Last is { Intent: Intent.Guide or Intent.Centre } last)
        {
            // An area alone answers "which area?".
            reading = reading with { Slots = reading.Slots with { Service = last.Slots.Service } };
        }

        // Two questions joined by "and" are no doubt between two readings of one.
        Inquiry? also = null;
        if (Answers(reading.Intent) && SecondQuestion.Find(top, text, (from, to) => rules.Rank(gather(from, to))) is var (first, second))
        {
            (top, reading, also) = (first, Read(first, ranked, place), Read(second, ranked, place));
        }

        var alternatives = also is null ? Alternatives(top, reading, ranked, place) : [];
        // With somebody else named, whose record the second one is cannot be told: rather one answer than the wrong person's.
        if (also is not null && also.Intent.IsPersonal() && RelationFinder.NamesSomebodyElse(text, lexicon))
            also = null;
        return new()
        {
            Intent = reading.Intent,
            Slots = reading.Slots,
            Language = reading.Slots.To ?? language,
            Confidence = Math.Round(alternatives.Count > 0 ? 0.5 : Math.Min(1, top.Score / Sure), 2),
            Why = Why(top, evidence),
            Alternatives = alternatives,
            Also = also,
            Relation = reading.Intent.IsPersonal() ? RelationFinder.Find(top.Rule, text, evidence.Hits, lexicon, language) : null,
        };
    }

    /// <summary>What a text means that only goes on from the last one.</summary>
    public TextUnderstanding GoOn(Inquiry reading) => new()
    {
        Intent = reading.Intent,
        Slots = reading.Slots,
        Language = language,
        Confidence = 0.8,
        Why = [TextUnderstanding.FollowUpReason],
    };

    private static bool Answers(Intent intent) => intent.IsPersonal() || intent is Intent.Guide or Intent.Centre;

    private TextUnderstanding Nothing(ReadText text)
    {
        var slots = codes.CivilId is null ? Slots.None : new Slots { CivilId = codes.CivilId };
        var idAlone = codes.CivilId is not null && text.Count <= ShortText;
        return new()
        {
            Intent = Intent.Unknown,
            Slots = slots,
            Language = language,
            Confidence = 0,
            Why = [codes.WrongCivilId ? "civil-id-fails-its-check" : idAlone ? "civil-id-without-a-question" : "no-rule-fits"],
            // A civil id without a word: ask what to look up.
            Alternatives = idAlone
                ? Array.ConvertAll(AskedByCivilId, intent => new Inquiry(intent, slots))
                : [],
        };
    }

    private Inquiry Read(Scored scored, List<Scored> ranked, FoundPlace? place)
    {
        var intent = scored.Rule.Intent;
        var service = scored.Rule.Service;
        if (intent == Intent.Centre)
            service = ServiceOf(ranked);
        return new(intent, SlotPicker.Pick(intent, service, codes, place));
    }

    // What somebody wants to do at the office: a procedure the text names, not just a document.
    private static string? ServiceOf(List<Scored> ranked)
    {
        foreach (var scored in ranked)
        {
            if (scored.Rule is { Intent: Intent.Guide, IsProcedure: true })
                return scored.Rule.Service;
        }

        return null;
    }

    private List<Inquiry> Alternatives(Scored top, Inquiry reading, List<Scored> ranked, FoundPlace? place)
    {
        var close = new List<Inquiry>();
        for (var i = 1; i < ranked.Count && close.Count < 4; i++)
        {
            var other = ranked[i];
            if (top.Score - other.Score >= Doubt)
                break;
            var intent = other.Rule.Intent;
            if (Answers(reading.Intent) && Answers(intent) && (reading.Intent.IsPersonal() || intent.IsPersonal() || reading.Intent == intent))
            {
                var read = Read(other, ranked, place);
                if (read != reading && !close.Contains(read))
                    close.Add(read);
            }
        }

        if (close.Count > 0)
            close.Insert(0, reading);
        return close;
    }

    private List<string> Why(Scored top, Evidence evidence)
    {
        var why = new List<string> { top.Rule.Name };
        foreach (var term in top.Rule.When)
        {
            foreach (var concept in term)
            {
                if (evidence.Has(concept))
                    why.Add($"{lexicon.Concepts[concept].Name} = {evidence.Phrase(concept)}");
            }
        }

        if (codes.WrongCivilId)
            why.Add("civil-id-fails-its-check");
        return why;
    }
}
