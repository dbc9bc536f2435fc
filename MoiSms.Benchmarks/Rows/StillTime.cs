namespace MoiSms.Benchmarks.Rows;

/// <summary>A clock that stands still: no run is cut off for its length.</summary>
internal sealed class StillTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
