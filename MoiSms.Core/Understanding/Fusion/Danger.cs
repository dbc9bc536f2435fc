using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>
/// Whether somebody is in danger now. The rules know the words, exactly as they are listed; the examples know whether such words are about
/// somebody here and now. Where both say so, or one of them is certain, it is; where only one has a suspicion, it may be.
/// </summary>
internal static class Danger
{
    // By the examples' probability. Of 2,700 texts of other people's talk and 161 lines of danger that nobody had learned, these take 10
    // for danger and 129 rightly. Chosen with the model before, where it was 9 and 134; with 0.16 (and 0.12) for certain 12 and 137.
    private const double Confirms = 0.2;
    private const double Certain = 0.2;
    private const double Suspects = 0.06;

    // Where nothing was understood, the line costs no answer. Of 68,000 texts of unseen voices that were not understood and had no line it
    // gets 1,500; 129 of these, of the 350 that told of danger.
    private const double SuspectsOfNothing = 0.02;

    // A long letter speaks of much; who is in danger writes less. It is told of 112 all the same.
    private const double CertainOfAStory = 0.6;
    private const int Story = 24;
    private const double PlainPiece = 0.8;

    /// <summary>
    /// The same of a whole text: where it only may be, a piece that is certain by itself decides, if the examples suspect the whole too,
    /// or are sure of the piece and its word is listed.
    /// </summary>
    /// <param name="look">Looks at the words from the first to before the second number.</param>
    public static Alarm OfAll(Look whole, ReadText text, Func<int, int, Look> look)
    {
        var alarm = Of(whole, text, 0, text.Count);
        if (alarm != Alarm.Maybe)
            return alarm;
        var isSuspect = whole.Of(Topics.Emergency) is not { } likely || (likely >= Confirms && !IsStory(whole));
        foreach (var (from, to) in SecondQuestion.Pieces(text))
        {
            var piece = look(from, to);
            if (Of(piece, text, from, to) == Alarm.Emergency
                && (isSuspect || (piece.Danger is not null && piece.Of(Topics.Emergency) >= PlainPiece)))
                return Alarm.Emergency;
        }

        return Alarm.Maybe;
    }

    /// <summary>Whether a text that was not understood may, however faintly, tell of danger.</summary>
    public static bool IsHintedAt(Look look) => look.Of(Topics.Emergency) >= SuspectsOfNothing && look.Parts.Tokens.Count > 1;

    private static bool IsStory(Look look) => look.Parts.Tokens.Count > Story;

    /// <summary>Whether the words from the first to before the second number say so.</summary>
    public static Alarm Of(Look look, ReadText text, int from, int to)
    {
        // A word such as "police" or "fire" that stands alone asks for help, whatever it stands beside elsewhere; so does a cry beside one.
        if (look.Danger is { Spare: not null } or { IsCertain: true })
            return Alarm.Emergency;
        var likely = look.Of(Topics.Emergency);
        if (look.Danger is not null)
            return to - from > 1 && (likely is null || likely >= Confirms) ? Alarm.Emergency : Alarm.Maybe;
        // One word alone is in danger only where it is listed as such.
        return text.IsOneWord(from, to) ? Alarm.None
            : likely >= (IsStory(look) ? CertainOfAStory : Certain) ? Alarm.Emergency
            : likely >= Suspects ? Alarm.Maybe
            : Alarm.None;
    }
}
