namespace MoiSms.Tests.Infrastructure;

/// <summary>A clock that starts at a given instant and runs as the real one does, so that dates in golden files stay true.</summary>
internal sealed class FixedStartTime(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
