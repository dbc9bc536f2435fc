namespace MoiSms.LocalHost;

/// <summary>The system's clock, off by a fixed span.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
