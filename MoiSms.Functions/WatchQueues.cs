using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions;

/// <summary>Measures the queues every minute: what nobody takes out of a queue, no other function can tell of.</summary>
public sealed class WatchQueues(QueueWatch watch)
{
    /// <summary>Runs by its timer, on one instance.</summary>
    [Function(nameof(WatchQueues))]
    public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        watch.MeasureAsync(cancellationToken);
}
