namespace MoiSms.Benchmarks.Scale;

/// <summary>A published limit: so many units a second, and at once no more than come in a tenth of one.</summary>
/// <param name="limit">Units a second.</param>
internal sealed class RateGate(double limit, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly double most = Math.Max(1, limit / 10);
    private double free = Math.Max(1, limit / 10);
    private long since = time.GetTimestamp();

    /// <summary>False where the limit is reached; then nothing is taken.</summary>
    public bool TryTake(int units)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            free = Math.Min(most, free + (time.GetElapsedTime(since, now).TotalSeconds * limit));
            since = now;
            if (free < units)
                return false;
            free -= units;
            return true;
        }
    }
}
