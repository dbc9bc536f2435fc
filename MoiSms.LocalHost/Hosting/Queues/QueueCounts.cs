namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>What one listener asked of its queue so far.</summary>
internal sealed class QueueCounts
{
    private long receives;
    private long deletes;
    private long renewals;
    private long poisoned;

    /// <summary>Fetches, the empty ones too.</summary>
    public long Receives => Interlocked.Read(ref receives);

    public long Deletes => Interlocked.Read(ref deletes);

    public long Renewals => Interlocked.Read(ref renewals);

    /// <summary>Messages copied to the poison queue.</summary>
    public long Poisoned => Interlocked.Read(ref poisoned);

    public void CountReceive() => Interlocked.Increment(ref receives);

    public void CountDelete() => Interlocked.Increment(ref deletes);

    public void CountRenewal() => Interlocked.Increment(ref renewals);

    public void CountPoisoned() => Interlocked.Increment(ref poisoned);
}
