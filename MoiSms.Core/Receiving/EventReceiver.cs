using System.Collections.Concurrent;
using Azure;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Receiving;

/// <summary>Takes in the events of one post: every text enqueued, every report marked, every malformed event filed.</summary>
public sealed class EventReceiver(
    MessageQueues queues, DeliveryReportMarker reports, DeadLetterStore deadLetters, PartitionKeys keys, MoiSmsMetrics metrics)
{
    /// <summary>Calls under way at once for one post: enough to enqueue 5,000 events within Event Grid's 30 seconds.</summary>
    private const int Concurrency = 32;

    /// <summary>Returns when everything is stored. One call an event.</summary>
    /// <exception cref="EventsNotStoredException">Storage failed for some; the post has to come again. What was stored stays: a text that
    /// comes twice is answered once.</exception>
    public async Task ReceiveAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        var faults = new ConcurrentQueue<Exception>();
        await Parallel.ForEachAsync(
            events,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (incoming, ct) =>
            {
                try
                {
                    await ReceiveAsync(incoming, ct);
                }
                catch (Exception e) when (StorageFault.Is(e, cancellationToken))
                {
                    // The others of the post are still worth storing.
                    faults.Enqueue(e);
                }
            });
        if (!faults.IsEmpty)
            throw new EventsNotStoredException(faults.Count, events.Count, faults.First());

        // Only now: a post that comes again brings all of its events again.
        foreach (var incoming in events)
            Count(incoming);
    }

    private Task ReceiveAsync(IncomingEvent incoming, CancellationToken cancellationToken)
    {
        switch (incoming)
        {
            case IncomingEvent.SmsReceived received:
                return EnqueueAsync(received, cancellationToken);
            case IncomingEvent.DeliveryReported reported:
                return reports.MarkAsync(reported.Report, cancellationToken);
            case IncomingEvent.Malformed malformed:
                return deadLetters.FileAsync(
                    new DeadLetter { Where = DeadLetter.Events, Id = malformed.Id, Reason = malformed.Reason, Body = malformed.Body },
                    cancellationToken);
            default:
                return Task.CompletedTask;
        }
    }

    private void Count(IncomingEvent incoming)
    {
        metrics.Event(incoming switch
        {
            IncomingEvent.SmsReceived => MetricValues.Kind.SmsReceived,
            IncomingEvent.DeliveryReported => MetricValues.Kind.DeliveryReport,
            IncomingEvent.Malformed => MetricValues.Kind.Malformed,
            _ => MetricValues.Kind.Other,
        });
        if (incoming is IncomingEvent.DeliveryReported { Report: var report })
            metrics.Delivery(report.Status, report.Code);
    }

    private async Task EnqueueAsync(IncomingEvent.SmsReceived received, CancellationToken cancellationToken)
    {
        try
        {
            await queues.SendInboundAsync(received.Body, TimeSpan.Zero, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 400 or 413)
        {
            // The queue will never take this one: coming again would not help.
            await deadLetters.FileAsync(
                new DeadLetter
                {
                    Where = QueueNames.Inbound,
                    Id = TextId.Of(keys, received.Sms),
                    Reason = "the queue refused the message",
                    Body = received.Body,
                    Phone = SenderNumber.Normalise(received.Sms.From),
                },
                cancellationToken);
        }
    }
}
