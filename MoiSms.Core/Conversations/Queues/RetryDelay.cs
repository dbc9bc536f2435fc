namespace MoiSms.Core.Conversations.Queues;

/// <summary>
/// When to try again: 2 s, doubling up to 10 minutes, each with a fifth of jitter, and never before the other side allows.
/// </summary>
internal static class RetryDelay
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <param name="tries">How often it was put back already; 0 at first.</param>
    /// <param name="retryAfter">What the other side asked for.</param>
    /// <param name="random">0 to 1.</param>
    public static TimeSpan After(int tries, TimeSpan? retryAfter, double random)
    {
        var growing = Math.Min(First.TotalSeconds * Math.Pow(2, Math.Min(tries, 20)), Longest.TotalSeconds);
        var seconds = Math.Max(growing, Math.Min(retryAfter?.TotalSeconds ?? 0, TimeSpan.FromHours(24).TotalSeconds));

        // Upwards only where the other side named a time.
        var jitter = retryAfter is null ? 0.8 + 0.4 * random : 1 + 0.2 * random;
        return TimeSpan.FromSeconds(seconds * jitter);
    }
}
