namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>The pauses between polls of a quiet queue: from 100 ms, doubling give or take a fifth, up to the longest.</summary>
internal sealed class PollBackoff(TimeSpan longest, Random random)
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private TimeSpan last;

    public TimeSpan Next()
    {
        if (last == TimeSpan.Zero)
            last = Shortest;
        else if (last < longest)
            last = Min(last * 2 * (0.8 + (0.4 * random.NextDouble())), longest);
        return last;
    }

    public void Reset() => last = TimeSpan.Zero;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
