namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary>The faults in the order they were set: the oldest with strikes left is the one that strikes.</summary>
internal sealed class FaultQueue(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];

    public void Add(Fault fault)
    {
        lock (gate)
        {
            DateTimeOffset? end = fault.Seconds is { } seconds ? time.GetUtcNow().AddSeconds(seconds) : null;
            foreach (var (lane, part) in fault.Split())
                entries.Add(new Entry(lane, part, fault.Count, end));
        }
    }

    /// <summary>The fault that strikes now, and one strike less of it; null when all is well.</summary>
    /// <param name="meets">Whether a fault can strike what comes: one for another recipient waits for theirs. Null = each can.</param>
    public Fault? Take(FaultLane lane, Func<Fault, bool>? meets = null)
    {
        lock (gate)
        {
            RemoveEnded();
            var entry = entries.Find(candidate => candidate.Lane == lane && meets?.Invoke(candidate.Fault) != false);
            if (entry is null)
                return null;

            entry.Applied++;
            if (entry.Count == entry.Applied)
                entries.Remove(entry);
            return entry.Fault;
        }
    }

    public void Clear()
    {
        lock (gate)
            entries.Clear();
    }

    /// <summary>The faults with strikes left, oldest first.</summary>
    public IReadOnlyList<FaultState> List()
    {
        lock (gate)
        {
            RemoveEnded();
            return entries.ConvertAll(entry => new FaultState(entry.Fault, entry.Count - entry.Applied, entry.Applied));
        }
    }

    private void RemoveEnded()
    {
        var now = time.GetUtcNow();
        entries.RemoveAll(entry => entry.End <= now);
    }

    private sealed class Entry(FaultLane lane, Fault fault, int? count, DateTimeOffset? end)
    {
        public FaultLane Lane => lane;

        public Fault Fault => fault;

        public int? Count => count;

        public DateTimeOffset? End => end;

        public int Applied { get; set; }
    }
}
