namespace MoiSms.LocalHost.Simulator.Acs;

/// <summary>The latest 10,000 requests to <c>/sms</c> as they came, for tests to read.</summary>
internal sealed class AcsRequestLog
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Queue<AcsRequestRecord> records = new();

    public void Add(AcsRequestRecord record)
    {
        lock (gate)
        {
            records.Enqueue(record);
            if (records.Count > Most)
                records.Dequeue();
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<AcsRequestRecord> Read()
    {
        lock (gate)
            return [.. records];
    }

    public void Clear()
    {
        lock (gate)
            records.Clear();
    }
}
