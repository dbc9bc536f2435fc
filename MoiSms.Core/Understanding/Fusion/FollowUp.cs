using MoiSms.Core.Understanding.Examples;
using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>
/// A short text may go on from the last one: "and the fee?" after a guide, "how do I renew it" after a record, "and the passport?" after
/// either, an area after "where". A text that says by itself what it wants is never bent.
/// </summary>
internal static class FollowUp
{
    /// <summary>Longer texts say what they are about.</summary>
    private const int MostWords = 8;

    /// <summary>What the last text was about counts as less sure than a word of this one.</summary>
    private const double Remembered = 0.8;

    /// <summary>A possessive is a state sign of 1; a question about a record has more.</summary>
    private const double BareSubject = 1;

    private const double Plain = 0.8;
    private const double Certain = 0.9;

    private static readonly string[] Subjects =
        ["residency", "licence", "vehicle", "passport", "civil-id", "violations", "travel-ban", "visa"];

    /// <summary>
    /// Whether a short text joins on to the last one ("and the licence?", "والرخصة؟"): then its words are the rules' to read,
    /// unless the examples are certain of something else.
    /// </summary>
    public static bool JoinsOn(ReadText text, FoundPlace? place, ConversationContext context) =>
        context.Last is not null && text.Count is > 0 and <= MostWords / 2
        && ((place is not null && context.Last.Intent is Intent.Guide or Intent.Centre)
            || text.Token(0).Key is "and" or "also" or "what" or "how" or "طيب" || text.Token(0).Key[0] == 'و');

    /// <summary>The guide asked for before, where this text only asks for papers, fee, place or the like.</summary>
    public static Inquiry? SameGuide(Evidence evidence, ReadText text, ConversationContext context) =>
        context.Last is { Intent: Intent.Guide, Slots.Service: { } service } && text.Count is > 0 and <= MostWords && evidence.Guide > 0
            ? new(Intent.Guide, new() { Service = service })
            : null;

    /// <summary>Whether the examples know by this text alone what it is about: then it does not go on from the last one.</summary>
    public static bool SaysItself(ExampleReading examples) => examples.Topics is [var first, ..] && first.Probability >= Plain;

    /// <summary>Whether the examples know that a text that joins on is about something else than the rules read in it.</summary>
    public static bool SaysOther(ExampleReading examples, Rule rule) =>
        examples.Topics is [var first, ..] && first.Probability >= Certain
        && first.Name != Topics.Of(rule.Intent, rule.Intent == Intent.Guide ? rule.Service : null);

    /// <summary>Adds what the last text was about to what this one says; false where that helps nothing.</summary>
    public static bool Extend(Evidence evidence, ReadText text, ConversationContext context, Lexicon lexicon)
    {
        if (context.Last is not { } last || text.Count is 0 or > MostWords || lexicon.Find(Subject(last)) is not { } subject)
            return false;
        if (evidence.State <= 0 && evidence.Guide <= 0 && !(lexicon.Find("renew") is { } renew && evidence.Has(renew.Id)))
            return false;
        evidence.Add(subject, Remembered, "[last: " + subject.Name + "]");
        return true;
    }

    /// <summary>The same procedure for another thing: "and the passport?" after the renewal of a licence.</summary>
    public static string? SameProcedure(
        Intent intent, Evidence evidence, ReadText text, ConversationContext context, IReadOnlySet<string> services)
    {
        if (context.Last is not { Intent: Intent.Guide, Slots.Service: { } service } || !intent.IsPersonal())
            return null;
        if (text.Count > MostWords / 2 || evidence.State > BareSubject)
            return null;
        if (Array.Find(Subjects, subject => service.StartsWith(subject, StringComparison.Ordinal)) is not { } last)
            return null;
        var same = string.Concat(intent.ToName(), service.AsSpan(last.Length));
        return services.Contains(same) ? same : null;
    }

    // The concepts of records are named as their intents, and services start with the name of what they are about.
    private static string Subject(Inquiry last) => last is { Intent: Intent.Guide, Slots.Service: { } service }
        ? Array.Find(Subjects, subject => service.StartsWith(subject, StringComparison.Ordinal)) ?? service
        : last.Intent.ToName();
}
