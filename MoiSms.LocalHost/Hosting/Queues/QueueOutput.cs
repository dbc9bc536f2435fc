using Azure.Storage.Queues;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>Where one function's returned text goes.</summary>
internal sealed class QueueOutput(QueueClient queue, QueueSignals signals)
{
    /// <summary>
    /// Stores the text, then wakes the queue's listener in this process without waiting for its poll. A missing queue is created.
    /// </summary>
    public async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        await queue.SendOrCreateAsync(new BinaryData(text), cancellationToken);
        signals.Raise(queue.Uri);
    }
}
