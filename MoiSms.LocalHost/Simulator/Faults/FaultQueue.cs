namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary>The faults in the order they were set: the oldest with strikes left is the one that strikes.</summary>
internal sealed class FaultQueue
{
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];

    public void Add(Fault fault)
    {
        lock (gate)
        {
            foreach (var (lane, part) in fault.Split())
                entries.Add(new Entry(lane, part, fault.Count));
        }
    }

    /// <summary>The fault that strikes now, and one strike less of it; null when all is well.</summary>
    /// <param name="meets">Whether a fault can strike what comes: one for another recipient waits for theirs. Null = each can.</param>
    public Fault? Take(FaultLane lane, Func<Fault, bool>? meets = null)
    {
        lock (gate)
        {
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
            return entries.ConvertAll(entry => new FaultState(entry.Fault, entry.Count - entry.Applied, entry.Applied));
    }

    private sealed class Entry(FaultLane lane, Fault fault, int? count)
    {
        public FaultLane Lane => lane;

        public Fault Fault => fault;

        public int? Count => count;

        public int Applied { get; set; }
    }
}
