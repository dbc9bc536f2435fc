using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Receiving;

/// <summary>Takes in the events of one post: every text enqueued, every report marked, every malformed event filed.</summary>
public sealed partial class EventReceiver(
    MessageQueues queues, DeliveryReportMarker reports, DeadLetterStore deadLetters, PartitionKeys keys, MoiSmsMetrics metrics,
    ILogger<EventReceiver> logger)
{
    /// <summary>Calls under way at once for one post: enough to enqueue 5,000 events within Event Grid's 30 seconds.</summary>
    private const int Concurrency = 32;

    /// <summary>Returns when everything is stored. One call an event.</summary>
    /// <exception cref="EventsNotStoredException">Storage failed for some; the post has to come again. What was stored stays: a text that
    /// comes twice is answered once.</exception>
    public async Task ReceiveAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        var faults = new ConcurrentQueue<Exception>();
        if (events is [var only])
            await TryAsync(only, cancellationToken);
        else
            await Parallel.ForEachAsync(
                events, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken }, TryAsync);
        if (!faults.IsEmpty)
            throw new EventsNotStoredException(faults.Count, events.Count, faults.First());

        // Only now: a post that comes again brings all of its events again.
        foreach (var incoming in events)
            Count(incoming);

        async ValueTask TryAsync(IncomingEvent incoming, CancellationToken ct)
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
        }
    }

    private async Task ReceiveAsync(IncomingEvent incoming, CancellationToken cancellationToken)
    {
        try
        {
            await HandleAsync(incoming, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageFault.Is(e, cancellationToken)
            && incoming is IncomingEvent.SmsReceived or IncomingEvent.DeliveryReported)
        {
            // Storage refuses what it holds, or we fail on it: coming again would not help, and would bring its neighbours again too.
            LogNotHandled(logger, e.GetType().Name);
            await deadLetters.FileAsync(Unhandled(incoming), cancellationToken);
        }
    }

    private Task HandleAsync(IncomingEvent incoming, CancellationToken cancellationToken) => incoming switch
    {
        IncomingEvent.SmsReceived received => queues.SendInboundAsync(received.Body, TimeSpan.Zero, cancellationToken),
        IncomingEvent.DeliveryReported reported => reports.MarkAsync(reported.Report, cancellationToken),
        IncomingEvent.Malformed malformed => deadLetters.FileAsync(
            new DeadLetter
            {
                Where = DeadLetter.Events,
                Id = deadLetters.IdOf(malformed.Body, malformed.Id),
                Reason = malformed.Reason,
                Body = malformed.Body,
            },
            cancellationToken),
        _ => Task.CompletedTask,
    };

    private DeadLetter Unhandled(IncomingEvent incoming) => incoming switch
    {
        IncomingEvent.SmsReceived { Sms: var sms, Body: var body } => new DeadLetter
        {
            Where = QueueNames.Inbound,
            Id = TextId.Of(keys, sms),
            Reason = "the queue refused the message",
            Body = body,
            Phone = SenderNumber.Normalise(sms.From),
            ReceivedAt = sms.ReceivedAt,
            AcceptedAt = sms.AcceptedAt,
        },
        IncomingEvent.DeliveryReported { Report: var report, Body: var body } => new DeadLetter
        {
            Where = DeadLetter.Events,
            Id = null,
            Reason = "a delivery report that could not be marked",
            Body = body,
            Phone = SenderNumber.Normalise(report.To),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(incoming), incoming, null),
    };

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

    [LoggerMessage(EventId = 105, Level = LogLevel.Error, Message = "An event could not be handled ({Fault}) and was filed in DeadLetters")]
    private static partial void LogNotHandled(ILogger logger, string fault);
}
