using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>How likely a reading has to be before it is given as the answer: the more harm a wrong one does, the likelier.</summary>
internal sealed class Sureness(Lexicon lexicon, FoundCodes codes)
{
    /// <summary>A rule and the examples both read it.</summary>
    public const double Sure = 0.4;

    /// <summary>Words of a text that is hardly more than the name of a record.</summary>
    public const int BareNoun = 2;

    /// <summary>Words of a text that says little by itself.</summary>
    public const int ShortText = 4;

    /// <summary>Where the two readers differ.</summary>
    private const double SureAlone = 0.5;

    /// <summary>
    /// In a sentence. Of real people's that were read with 0.7 to 0.8 two in three were told the right answer, with less fewer than a half.
    /// </summary>
    private const double SureOfASentence = 0.7;

    /// <summary>
    /// A sentence that complains and asks nothing. Of 122 texts of real people that were read so with less, 29 were complaints, 64 asked
    /// something.
    /// </summary>
    private const double SureOfFeedback = 0.6;

    /// <summary>
    /// A few words that complain, which no rule names. Of 1,027 texts of real people four were read so with 0.5 to 0.7; none complained.
    /// </summary>
    private const double SureOfShortFeedback = 0.7;

    /// <summary>A listed word for leaving or joining, where no rule fits the words around it.</summary>
    private const double SureOfOptWord = 0.8;

    /// <summary>Such words alone, of which the examples may know another meaning.</summary>
    private const double LeastOfOptWordAlone = 0.3;

    /// <summary>A person's records are shown only where it is at least this likely that they were asked for.</summary>
    private const double SureOfRecords = 0.8;

    /// <summary>
    /// Where nothing names the record ("the thing I submitted, did they accept it"), or a sentence says of nobody that it is theirs. Of
    /// 2,800 texts of real people and 2,700 that are none of the ministry's no unnamed one was wrongly read so with 0.9 by the model
    /// before; of eight texts with 0.8 to 0.9 seven asked for it.
    /// </summary>
    private const double SureOfHardlyNamedRecords = 0.85;

    /// <summary>In a story. Of 18 that name somebody and were read so with 0.6 to 0.9 twelve asked something else.</summary>
    private const double SureOfRecordsInAStory = 0.9;

    /// <summary>
    /// A sentence that tells of a record and asks what a service tells of: "my visa has wrong dates, what can I do". Of 2,750 texts of real
    /// people 21 were read as a record and asked for none before, 16 are now.
    /// </summary>
    private const double SureOfRecordsBesideAQuestion = 0.97;

    /// <summary>A point that is asked for with at least this probability.</summary>
    private const float LeastOfAPoint = 0.5f;

    private const int LongText = 15;

    /// <summary>Readings of the rules whose scores differ by less are as good as each other.</summary>
    private const double Doubt = 1.5;

    /// <summary>Words of a text from which on a single word tells little.</summary>
    private const int Sentence = 8;

    private static readonly Ask?[] ToldByAService =
        [Ask.CanI, Ask.Conditions, Ask.Steps, Ask.Papers, Ask.Fee, Ask.Fine, Ask.Where, Ask.Online, Ask.Duration];

    // What these do is too much to be guessed: the rules alone read them.
    private static readonly Intent[] RulesAlone =
        [Intent.Stop, Intent.Start, Intent.Register, Intent.Unregister, Intent.Confirm, Intent.Choice, Intent.Emergency];

    /// <summary>Whether a reading is likely enough by itself to be the answer.</summary>
    public bool IsSure(Candidate top, Look whole, ReadText text) =>
        top.Intent.IsPersonal() ? AsksForRecords(top, whole) && top.Probability >= LeastForRecords(whole, text)
        : top.Probability >= LeastForAnAnswer(top, whole) || RulesAlone.Contains(top.Intent);

    /// <summary>
    /// Whether a candidate may be read at all. Leaving and joining again take both readers, where the text says more than the word for it:
    /// the rule and a likeness, or the listed word and a great likeness.
    /// </summary>
    public static bool IsReadable(Candidate candidate, Look whole)
    {
        if (candidate.Intent is not (Intent.Stop or Intent.Start))
            return candidate.Rule is not null || !RulesAlone.Contains(candidate.Intent);
        // "Stoop" is another word; "stooop" is the same one, shouted.
        if (whole.Parts.Tokens is [{ } only] && only.Length - only.Key.Length == 1)
            return false;
        var likely = whole.Of(candidate.Intent.ToName());
        return candidate.Rule is { } rule ? likely is null || likely >= (rule.Spare == 0 ? LeastOfOptWordAlone : SureAlone)
            : likely >= SureOfOptWord && whole.Evidence.HasAny(OptWordsOf(candidate.Intent));
    }

    private static string[] OptWordsOf(Intent intent) => intent == Intent.Stop ? ["stop-word", "stop-clear"] : ["start-word"];

    /// <summary>Two records side by side ("residency passport") and nothing that tells which.</summary>
    public static bool NamesTwoRecords(Look whole) =>
        whole.Ranked is [var first, var second, ..] && first.Rule.Intent.IsPersonal() && second.Rule.Intent.IsPersonal()
        && first.Score - second.Score < Doubt;

    private static double LeastForAnAnswer(Candidate top, Look whole) =>
        whole.Parts.Tokens.Count > Sentence && (top.IsAnswer || top.Intent == Intent.Help) ? SureOfASentence
        : whole.Parts.Tokens.Count > Sentence && top.Intent == Intent.Feedback ? SureOfFeedback
        : top.Rule is null ? (top.Intent == Intent.Feedback ? SureOfShortFeedback : SureAlone)
        : Sure;

    // The plainer the sign that somebody's own record is meant, the less likely the reading has to be.
    private double LeastForRecords(Look whole, ReadText text) =>
        HasNumber
        || (whole.Parts.Tokens.Count <= ShortText
            && (whole.Evidence.HasAny("my") || RelationFinder.NamesSomebodyElse(text, lexicon))) ? Sure
        : whole.Parts.Tokens.Count <= BareNoun ? SureAlone
        : whole.Parts.Tokens.Count > Sentence && AsksWhatAServiceTells(whole) ? SureOfRecordsBesideAQuestion
        : text.Count > LongText ? SureOfRecordsInAStory
        : whole.Parts.Tokens.Count > ShortText && !whole.Evidence.HasAny("my", "on-me")
            && !RelationFinder.NamesSomebodyElse(text, lexicon) ? SureOfHardlyNamedRecords
        : SureOfRecords;

    private static bool AsksWhatAServiceTells(Look whole) =>
        whole.Examples.Asks is [{ Probability: >= LeastOfAPoint } first, ..] && ToldByAService.Contains(Asks.FromName(first.Name));

    /// <summary>A number that only somebody's record has.</summary>
    private bool HasNumber => codes.CivilId is not null || codes.Reference is not null || codes.Plate is not null;

    /// <summary>
    /// A sign that the text itself gives: the record is named, it says "my" or "on me", a number of the sender's stands in it, or it says
    /// so plainly what was applied for, is awaited or still holds that the examples know nothing else like it.
    /// </summary>
    private bool AsksForRecords(Candidate candidate, Look whole) =>
        candidate.Rule is not null || HasNumber || whole.Evidence.HasAny("my", "on-me")
        || candidate.Probability >= SureOfHardlyNamedRecords;
}
