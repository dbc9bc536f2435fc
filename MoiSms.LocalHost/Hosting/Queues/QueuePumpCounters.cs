using System.Collections.Concurrent;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>The host's own calls to queues, reported beside the functions' calls and never among them.</summary>
internal sealed class QueuePumpCounters
{
    private readonly ConcurrentDictionary<string, QueueCounts> queues = new(StringComparer.Ordinal);

    public long Receives => queues.Values.Sum(queue => queue.Receives);

    public long Deletes => queues.Values.Sum(queue => queue.Deletes);

    public long Renewals => queues.Values.Sum(queue => queue.Renewals);

    public long Poisoned => queues.Values.Sum(queue => queue.Poisoned);

    public QueueCounts Of(string queue) => queues.GetOrAdd(queue, _ => new QueueCounts());
}
