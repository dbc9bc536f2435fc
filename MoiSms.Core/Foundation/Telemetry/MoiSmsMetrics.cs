using System.Diagnostics.Metrics;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>What the service counts. Labels are names of ours (an intent, a decision), never a phone, a text or an address.</summary>
public sealed class MoiSmsMetrics
{
    /// <summary>The name of the meter: what an exporter listens to.</summary>
    public const string MeterName = "MoiSms";

    private readonly Counter<long> events;
    private readonly Counter<long> webhookRefused;
    private readonly Counter<long> texts;
    private readonly Counter<long> sends;
    private readonly Gauge<int> sendingPaused;
    private readonly Counter<long> parts;
    private readonly Counter<long> foreignParts;
    private readonly Histogram<double> latency;
    private readonly Counter<long> deliveries;
    private readonly Counter<long> putBack;
    private readonly Counter<long> failures;
    private readonly Counter<long> deadLetters;
    private readonly Gauge<double> queueAge;
    private readonly Gauge<long> queueLength;
    private readonly Counter<long> queueUnread;
    private readonly Gauge<double> purgeLate;

    /// <summary>Makes the instruments of one host.</summary>
    public MoiSmsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        events = meter.CreateCounter<long>(MetricNames.Events, "{event}", "Events taken from the webhook, by kind");
        webhookRefused = meter.CreateCounter<long>(
            MetricNames.WebhookRefused, "{post}", "Posts to the webhook that were not taken, by reason");
        texts = meter.CreateCounter<long>(MetricNames.Texts, "{text}", "Texts resolved, by decision and intent");
        sends = meter.CreateCounter<long>(MetricNames.Sends, "{reply}", "Tries to hand a reply to ACS, by outcome");
        sendingPaused = meter.CreateGauge<int>(
            MetricNames.SendingPaused, "{pause}", "1 while sending is paused, since ACS refuses everything; else 0");
        parts = meter.CreateCounter<long>(MetricNames.Parts, "{part}", "SMS parts that ACS took");
        foreignParts = meter.CreateCounter<long>(
            MetricNames.ForeignParts, "{part}", "SMS parts that ACS took for numbers of other countries");
        latency = meter.CreateHistogram<double>(
            MetricNames.Latency, "s", "From taking a text to ACS taking its first reply, by the bound that holds it");
        deliveries = meter.CreateCounter<long>(MetricNames.Deliveries, "{report}", "Delivery reports, by status and code");
        putBack = meter.CreateCounter<long>(MetricNames.PutBack, "{message}", "Messages put back with a delay, by queue");
        failures = meter.CreateCounter<long>(MetricNames.Failures, "{run}", "Runs of functions that threw, by function");
        deadLetters = meter.CreateCounter<long>(MetricNames.DeadLetters, "{message}", "What could not be handled, by where it failed");
        queueAge = meter.CreateGauge<double>(
            MetricNames.QueueAge, "s", "How long the first visible message of a queue has waited; 0 where none is visible");
        queueLength = meter.CreateGauge<long>(MetricNames.QueueLength, "{message}", "Messages in a queue, hidden ones too");
        queueUnread = meter.CreateCounter<long>(MetricNames.QueueUnread, "{reading}", "Readings of a queue that storage failed");
        purgeLate = meter.CreateGauge<double>(
            MetricNames.PurgeLate, "s", "How long the oldest of what the purge did not get to has been due; 0 where all is done");
    }

    /// <param name="kind">One of <see cref="MetricValues.Kind"/>.</param>
    internal void Event(string kind) => events.Add(1, Label(MetricLabels.Kind, kind));

    /// <summary>A post to the webhook that was not taken.</summary>
    /// <param name="reason">One of <see cref="MetricValues.Refusal"/>.</param>
    public void RefusedPost(string reason) => webhookRefused.Add(1, Label(MetricLabels.Reason, reason));

    /// <summary>A text that got its row.</summary>
    /// <param name="decision">The name of its <c>Decision</c>.</param>
    /// <param name="intent">The corpus name of its intent; null where none was made out.</param>
    internal void Decided(string decision, string? intent) => texts.Add(
        1,
        Label(MetricLabels.Decision, decision),
        Label(MetricLabels.Intent, intent ?? MetricValues.None));

    /// <summary>A text that gets no row, because it is a redelivery, or because its sender was erased since.</summary>
    /// <param name="reason">One of <see cref="MetricValues.Ignored"/>.</param>
    internal void Ignored(string reason) =>
        texts.Add(1, Label(MetricLabels.Decision, reason), Label(MetricLabels.Intent, MetricValues.None));

    /// <param name="outcome">One of <see cref="MetricValues.Outcome"/>.</param>
    internal void Sent(string outcome) => sends.Add(1, Label(MetricLabels.Outcome, outcome));

    internal void SendingPaused(bool isPaused) => sendingPaused.Record(isPaused ? 1 : 0);

    /// <summary>What ACS took is paid for by its parts, a resend once more.</summary>
    /// <param name="to">E.164.</param>
    internal void SentParts(int smsParts, string to)
    {
        parts.Add(smsParts);
        if (SenderNumber.IsForeign(to))
            foreignParts.Add(smsParts);
    }

    internal void FirstSent(TimeSpan sinceAccepted)
    {
        var seconds = Math.Max(0, sinceAccepted.TotalSeconds);
        latency.Record(seconds, Label(MetricLabels.Within, LatencyBounds.LabelOf(seconds)));
    }

    internal void Delivery(string status, string? code) =>
        deliveries.Add(1, Label(MetricLabels.Status, status), Label(MetricLabels.Code, code ?? MetricValues.None));

    internal void PutBack(string queue) => putBack.Add(1, Label(MetricLabels.Queue, queue));

    internal void Failed(string function) => failures.Add(1, Label(MetricLabels.Function, function));

    internal void DeadLettered(string where) => deadLetters.Add(1, Label(MetricLabels.Where, where));

    /// <param name="age">Of the first visible message; zero where none is visible.</param>
    /// <param name="length">Messages, hidden ones too.</param>
    internal void Queue(string queue, TimeSpan age, long length)
    {
        queueAge.Record(age.TotalSeconds, Label(MetricLabels.Queue, queue));
        queueLength.Record(length, Label(MetricLabels.Queue, queue));
    }

    internal void QueueUnread(string queue) => queueUnread.Add(1, Label(MetricLabels.Queue, queue));

    /// <param name="what">One of <see cref="MetricValues.Purged"/>.</param>
    internal void PurgeLate(string what, TimeSpan late) => purgeLate.Record(late.TotalSeconds, Label(MetricLabels.What, what));

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
