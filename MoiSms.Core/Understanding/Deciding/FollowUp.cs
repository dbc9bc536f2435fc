using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Deciding;

/// <summary>
/// A short text that says nothing by itself goes on from the last one: "and the fee?" after a guide, "how do I renew it" after a record,
/// an area after "where". What the last text was about is then added to what this one says.
/// </summary>
internal static class FollowUp
{
    /// <summary>Longer texts say what they are about.</summary>
    private const int MostWords = 8;

    /// <summary>Counts as less sure than a word of the text itself.</summary>
    private const double Remembered = 0.8;

    public static bool Extend(Evidence evidence, ReadText text, ConversationContext context, Lexicon lexicon)
    {
        if (context.Last is not { } last || text.Count is 0 or > MostWords || lexicon.Find(Subject(last)) is not { } subject)
            return false;
        if (evidence.State <= 0 && evidence.Guide <= 0 && !Renews(evidence, lexicon))
            return false;
        evidence.Add(subject, Remembered, "[last: " + subject.Name + "]");
        return true;
    }

    private static bool Renews(Evidence evidence, Lexicon lexicon) =>
        lexicon.Find("renew") is { } renew && evidence.Has(renew.Id);

    // The concepts of records are named as their intents, and services start with the name of what they are about.
    private static string Subject(Reading last)
    {
        if (last.Intent != Intent.Guide || last.Slots.Service is not { } service)
            return last.Intent.ToName();
        return Array.Find(Subjects, subject => service.StartsWith(subject, StringComparison.Ordinal)) ?? service;
    }

    private static readonly string[] Subjects = ["residency", "licence", "vehicle", "passport", "civil-id", "violations", "travel-ban", "visa"];
}
