namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>Which listener of this process listens to which queue, so that an output binding can wake it.</summary>
internal sealed class QueueSignals
{
    private readonly Dictionary<Uri, List<QueueSignal>> listeners = [];

    /// <summary>All are added before the first pump runs.</summary>
    public void Add(Uri queue, QueueSignal signal)
    {
        if (!listeners.TryGetValue(queue, out var signals))
            listeners.Add(queue, signals = []);
        signals.Add(signal);
    }

    public void Raise(Uri queue)
    {
        if (!listeners.TryGetValue(queue, out var signals))
            return;
        foreach (var signal in signals)
            signal.Raise();
    }
}
