using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Core.Operating;

/// <summary>
/// Measures every queue: how long its first visible message has waited, and how many messages it holds.
/// A peek shows visible messages alone; those that run, or wait for their delay, only add to the length. A message that is put back is a
/// new one with a new <c>InsertedOn</c>, so what it says itself about its age comes first.
/// </summary>
public sealed partial class QueueWatch(StorageConnection connection, MoiSmsMetrics metrics, TimeProvider time, ILogger<QueueWatch> logger)
{
    // Clients of its own: no text causes these calls, so StorageCallCounter does not count them.
    private readonly QueueServiceClient queues = connection.CreateQueues();

    /// <summary>
    /// Two calls a queue, all at once. A queue that storage fails to show is counted and logged; nothing is recorded for it.
    /// </summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in (await ReadAsync(cancellationToken)).Queues)
        {
            if (queue is { Length: { } length, OldestSeconds: { } seconds })
                metrics.Queue(queue.Name, TimeSpan.FromSeconds(seconds), length);
            else
                metrics.QueueUnread(queue.Name);
        }
    }

    /// <summary>
    /// Two calls a queue, all at once. A queue that storage fails to show is logged, and has no numbers.
    /// </summary>
    public async Task<QueueStates> ReadAsync(CancellationToken cancellationToken)
    {
        var unread = new ConcurrentBag<(string Queue, Exception Fault)>();
        var states = await Task.WhenAll(QueueNames.All.Select(async name =>
        {
            try
            {
                return await ReadAsync(name, cancellationToken);
            }
            catch (Exception e) when (StorageFault.Is(e, cancellationToken))
            {
                unread.Add((name, e));
                return new QueueState(name, null, null);
            }
        }));
        if (!unread.IsEmpty)
            LogUnread(logger, string.Join(", ", unread.Select(one => one.Queue).Order(StringComparer.Ordinal)),
                unread.First().Fault.GetType().Name);
        return new QueueStates(time.GetUtcNow(), states);
    }

    private async Task<QueueState> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var queue = queues.GetQueueClient(name);
        var peek = queue.PeekMessageAsync(cancellationToken);
        var properties = queue.GetPropertiesAsync(cancellationToken);
        await Task.WhenAll(peek, properties);
        var first = (await peek).Value;
        var age = first is null ? TimeSpan.Zero : Age(name, first);
        return new QueueState(name, (await properties).Value.ApproximateMessagesCountLong, age.TotalSeconds);
    }

    private TimeSpan Age(string name, PeekedMessage message)
    {
        var now = time.GetUtcNow();
        var since = WaitingSince(name, message.Body) ?? message.InsertedOn ?? now;
        return since < now ? now - since : TimeSpan.Zero;
    }

    /// <summary>
    /// When the text was taken, or the reply was written: both stay the same however often they are put back, and when they turn poison.
    /// Not when a reply's text was taken: one that is sent again because the phone was off for hours has only begun to wait. Null for what
    /// is no message of ours.
    /// </summary>
    private static DateTimeOffset? WaitingSince(string name, BinaryData body)
    {
        try
        {
            return name is QueueNames.Inbound or QueueNames.InboundPoison
                ? QueueJson.ReadInbound(body).AcceptedAt
                : QueueJson.ReadOutbound(body).WrittenAt;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(EventId = 403, Level = LogLevel.Warning,
        Message = "Storage failed: {Queues} could not be measured ({Fault}); the next minute tries again")]
    private static partial void LogUnread(ILogger logger, string queues, string fault);
}
