using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>Keeps a running message hidden from everybody else, renewed at half time.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient queue;
    private readonly string messageId;
    private readonly TimeSpan length;
    private readonly TimeProvider time;
    private readonly QueueCounts counts;
    private readonly CancellationTokenSource over;
    private readonly Task renewing;

    /// <param name="abandoned">Ends the renewals though the message still runs.</param>
    public MessageLease(
        QueueClient queue, QueueMessage message, TimeSpan length, TimeProvider time, QueueCounts counts, CancellationToken abandoned)
    {
        this.queue = queue;
        this.length = length;
        this.time = time;
        this.counts = counts;
        messageId = message.MessageId;
        PopReceipt = message.PopReceipt;
        over = CancellationTokenSource.CreateLinkedTokenSource(abandoned);
        renewing = RenewAsync();
    }

    /// <summary>Changes with every renewal; only the last one is valid.</summary>
    public string PopReceipt { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await renewing;
        over.Dispose();
    }

    private async Task RenewAsync()
    {
        var pause = length / 2;
        while (true)
        {
            try
            {
                await Task.Delay(pause, time, over.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                // Not cancellable: a renewal cut off half way may have changed the receipt, and the message could not be deleted.
                var receipt = await queue.UpdateMessageAsync(
                    messageId, PopReceipt, visibilityTimeout: length, cancellationToken: CancellationToken.None);
                PopReceipt = receipt.Value.PopReceipt;
                counts.CountRenewal();
                pause = length / 2;
            }
            catch (RequestFailedException lost) when (lost.Status is 400 or 404)
            {
                // Somebody else holds the message by now, or it is gone.
                return;
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException or OperationCanceledException)
            {
                pause /= 2;
                if (pause < PollBackoff.Shortest)
                    return;
            }
        }
    }
}
