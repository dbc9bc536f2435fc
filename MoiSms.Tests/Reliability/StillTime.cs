namespace MoiSms.Tests.Reliability;

/// <summary>A clock that stands until it is moved, so that two runs write the same dates; timers run as always.</summary>
internal sealed class StillTime(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void MoveOn(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
