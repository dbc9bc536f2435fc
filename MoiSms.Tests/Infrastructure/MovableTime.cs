namespace MoiSms.Tests.Infrastructure;

/// <summary>
/// A clock that runs as the real one does from a given instant, and that a test can move on: for what takes hours or days.
/// </summary>
internal sealed class MovableTime(DateTimeOffset start) : TimeProvider
{
    private readonly long shift = (start - System.GetUtcNow()).Ticks;
    private long moved;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(shift + Interlocked.Read(ref moved));

    public void MoveOn(TimeSpan by) => Interlocked.Add(ref moved, by.Ticks);
}
