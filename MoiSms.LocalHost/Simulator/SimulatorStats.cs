using System.Collections.Concurrent;
using MoiSms.LocalHost.Simulator.Phone;

namespace MoiSms.LocalHost.Simulator;

/// <summary>What the simulator has done since it started or was cleared.</summary>
internal sealed class SimulatorStats
{
    private volatile Counts counts = new();

    /// <summary>Outlives a clearing: those events are still on their way.</summary>
    private long pending;

    /// <summary>A text was handed in.</summary>
    public void TextSent() => Interlocked.Increment(ref counts.Texts);

    public void EventStarted() => Interlocked.Increment(ref pending);

    public void EventEnded() => Interlocked.Decrement(ref pending);

    public void EventAccepted() => Interlocked.Increment(ref counts.EventsAccepted);

    public void EventRetried() => Interlocked.Increment(ref counts.EventsRetried);

    public void EventDropped() => Interlocked.Increment(ref counts.EventsDropped);

    public void RequestArrived() => Interlocked.Increment(ref counts.Requests);

    public void RequestAnswered(int status) => counts.Answers.AddOrUpdate(status, 1, (_, count) => count + 1);

    /// <summary>The connection was cut instead of an answer.</summary>
    public void RequestCut() => Interlocked.Increment(ref counts.RequestsCut);

    public void MessageAccepted() => Interlocked.Increment(ref counts.Messages);

    /// <summary>Known by its repeatability fields: not sent again.</summary>
    public void MessageRepeated() => Interlocked.Increment(ref counts.MessagesRepeated);

    /// <summary>Refused inside a 202.</summary>
    public void RecipientFailed() => Interlocked.Increment(ref counts.RecipientsFailed);

    public void DeliveryEnded(bool delivered)
    {
        if (delivered)
            Interlocked.Increment(ref counts.Delivered);
        else
            Interlocked.Increment(ref counts.Failed);
    }

    public void Clear() => counts = new Counts();

    /// <summary>The counts as JSON shows them, with the latencies of the replies kept.</summary>
    public object Read(ConversationLog log)
    {
        var now = counts;
        var latencies = log.Read(null).Select(message => message.LatencyMs).OfType<long>().Order().ToArray();
        return new
        {
            texts = Interlocked.Read(ref now.Texts),
            events = new
            {
                pending = Interlocked.Read(ref pending),
                accepted = Interlocked.Read(ref now.EventsAccepted),
                retried = Interlocked.Read(ref now.EventsRetried),
                dropped = Interlocked.Read(ref now.EventsDropped),
            },
            sms = new
            {
                requests = Interlocked.Read(ref now.Requests),
                answers = now.Answers,
                cut = Interlocked.Read(ref now.RequestsCut),
                accepted = Interlocked.Read(ref now.Messages),
                repeated = Interlocked.Read(ref now.MessagesRepeated),
                recipientsFailed = Interlocked.Read(ref now.RecipientsFailed),
            },
            deliveries = new { delivered = Interlocked.Read(ref now.Delivered), failed = Interlocked.Read(ref now.Failed) },
            latencyMs = new
            {
                count = latencies.Length,
                p50 = Percentile(latencies, 0.50),
                p99 = Percentile(latencies, 0.99),
                max = Percentile(latencies, 1),
            },
        };
    }

    /// <summary>Nearest rank.</summary>
    private static long? Percentile(long[] sorted, double share) =>
        sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private sealed class Counts
    {
        public readonly ConcurrentDictionary<int, long> Answers = new();
        public long Texts, EventsAccepted, EventsRetried, EventsDropped;
        public long Requests, RequestsCut, Messages, MessagesRepeated, RecipientsFailed, Delivered, Failed;
    }
}
