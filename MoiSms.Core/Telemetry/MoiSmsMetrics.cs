using System.Diagnostics.Metrics;
using MoiSms.Core.Conversations;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Telemetry;

/// <summary>What the service counts. Labels are names of ours (an intent, a decision), never a phone, a text or an address.</summary>
public sealed class MoiSmsMetrics
{
    public const string MeterName = "MoiSms";

    private readonly Counter<long> events;
    private readonly Counter<long> decisions;
    private readonly Counter<long> sends;
    private readonly Counter<long> deliveries;
    private readonly Counter<long> deadLetters;
    private readonly Counter<long> putBack;
    private readonly Counter<long> parts;
    private readonly Histogram<double> latency;

    public MoiSmsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        events = meter.CreateCounter<long>("moisms.events", "{event}", "Events taken from the webhook, by kind");
        decisions = meter.CreateCounter<long>("moisms.texts", "{text}", "Texts resolved, by decision and intent");
        sends = meter.CreateCounter<long>("moisms.sends", "{reply}", "Replies handed to ACS, by outcome");
        deliveries = meter.CreateCounter<long>("moisms.deliveries", "{report}", "Delivery reports, by status and code");
        deadLetters = meter.CreateCounter<long>("moisms.dead_letters", "{message}", "What could not be handled, by where it failed");
        putBack = meter.CreateCounter<long>("moisms.put_back", "{message}", "Messages put back with a delay, by queue");
        parts = meter.CreateCounter<long>("moisms.parts", "{part}", "SMS parts sent");
        latency = meter.CreateHistogram<double>("moisms.latency", "s", "From taking a text to ACS taking its first reply");
    }

    public void Event(string kind) => events.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Decided(Decision decision, Intent? intent) => decisions.Add(
        1,
        new KeyValuePair<string, object?>("decision", decision.ToString()),
        new KeyValuePair<string, object?>("intent", intent?.ToName() ?? "none"));

    /// <summary>A text that gets no row, because its sender is no telephone or it is a redelivery.</summary>
    public void Ignored(string reason) => decisions.Add(1, new("decision", reason), new("intent", "none"));

    public void Sent(string outcome) => sends.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void FirstSent(TimeSpan sinceAccepted, int smsParts)
    {
        latency.Record(Math.Max(0, sinceAccepted.TotalSeconds));
        parts.Add(smsParts);
    }

    public void Delivery(string status, string? code) => deliveries.Add(1, new("status", status), new("code", code ?? "none"));

    public void DeadLettered(string where) => deadLetters.Add(1, new KeyValuePair<string, object?>("where", where));

    public void PutBack(string queue) => putBack.Add(1, new KeyValuePair<string, object?>("queue", queue));
}
