namespace MoiSms.Core.Understanding.Fusion;

/// <summary>
/// Whether somebody is in danger now. The rules know the words, exactly as they are listed; the examples know whether such words are about
/// somebody here and now. Where both say so, or one of them is certain, it is; where only one has a suspicion, it may be.
/// </summary>
internal static class Danger
{
    // By the examples' probability, from held-out voices: see docs/understanding.md.
    private const double Confirms = 0.2;
    private const double Certain = 0.45;
    private const double Suspects = 0.12;

    // One word of the sender's may be read as two that he joined.
    private const int JoinedWords = 2;

    /// <param name="words">Words of the text: one alone is in danger only where it is listed as such.</param>
    public static Alarm Of(Look look, int words)
    {
        if (words <= 1)
            return look.Danger is { Spare: not null } ? Alarm.Emergency : look.Danger is not null ? Alarm.Maybe : Alarm.None;
        var likely = look.Of(Topics.Emergency);
        if (look.Danger is not { } rule)
            return likely >= Certain && words > JoinedWords ? Alarm.Emergency : likely >= Suspects ? Alarm.Maybe : Alarm.None;
        // A word such as "police" or "fire" that stands alone asks for help, whatever it stands beside elsewhere.
        return likely is null || likely >= Confirms || rule.Spare is not null ? Alarm.Emergency : Alarm.Maybe;
    }
}
