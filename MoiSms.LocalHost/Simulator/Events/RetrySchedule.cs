namespace MoiSms.LocalHost.Simulator.Events;

/// <summary>
/// When a failed event comes again. Event Grid waits 10 s, 30 s, 1 min, 5 min, ... up to 24 h; the defaults here are
/// the same growth scaled down, so that a person at the page sees it.
/// </summary>
internal sealed record RetrySchedule
{
    /// <summary>Before the first retry; doubles with each one. 1 s by default.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No wait is longer. 30 s by default.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Counted from the first attempt; then the event is dropped. 24 h by default, as the real one.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long an answer may take. 30 s by default, as the real one.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after the n-th failed attempt (from 1), or null when it is time to give up.</summary>
    /// <param name="attempts">Attempts made so far.</param>
    /// <param name="elapsed">Since the first attempt.</param>
    public TimeSpan? DelayAfter(int attempts, TimeSpan elapsed)
    {
        var grown = FirstDelay * Math.Pow(2, Math.Min(attempts - 1, 20));
        var delay = grown < LongestDelay ? grown : LongestDelay;
        return elapsed + delay > GiveUpAfter ? null : delay;
    }

    /// <summary>Only these are success to Event Grid; 205 is none.</summary>
    public static bool IsSuccess(int status) => status is >= 200 and <= 204;

    /// <summary>Answers after which Event Grid never comes again.</summary>
    public static bool IsFinal(int status) => status is 400 or 401 or 403 or 413;
}
