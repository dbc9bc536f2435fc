namespace MoiSms.Tests.Reliability;

/// <summary>One call that the service made.</summary>
/// <param name="By">The function that made it, or the operator's command.</param>
/// <param name="What">What the call does, e.g. <c>puts into sms-outbound</c>.</param>
/// <param name="Changes">False for a read.</param>
/// <param name="IsFirst">Whether it is the first of its run.</param>
internal sealed record CrashCall(string By, string What, bool Changes, bool IsFirst)
{
    private const string ToAcs = "sends through ACS";

    public static CrashCall Send(string by, bool isFirst) => new(by, ToAcs, true, isFirst);

    /// <summary>The faults that this call can meet and that show something: a read has no effect that could be cut off.</summary>
    public IEnumerable<CrashKind> Faults()
    {
        if (IsFirst)
            yield return CrashKind.KilledBefore;
        yield return CrashKind.Refused;
        if (!Changes)
            yield break;
        yield return CrashKind.KilledAfter;
        yield return CrashKind.AnswerLost;
        // Ours does not try again by itself: the queue does.
        if (What != ToAcs)
            yield return CrashKind.MadeTwice;
    }
}
