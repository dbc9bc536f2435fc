namespace MoiSms.Core.Sending;

/// <summary>How many there were in the last five seconds, counted by the second. Not thread safe.</summary>
internal sealed class RecentCount
{
    private const int Seconds = 5;

    private readonly int[] counts = new int[Seconds];
    private long newest;

    public void Add(DateTimeOffset now) => counts[Turn(now)]++;

    public double PerSecond(DateTimeOffset now)
    {
        Turn(now);
        return counts.Sum() / (double)Seconds;
    }

    private int Turn(DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        for (var passed = Math.Max(newest + 1, second - Seconds + 1); passed <= second; passed++)
            counts[passed % Seconds] = 0;
        newest = Math.Max(newest, second);
        return (int)(newest % Seconds);
    }
}
