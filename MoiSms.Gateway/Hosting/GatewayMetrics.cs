using System.Diagnostics.Metrics;
using System.Globalization;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Gateway.Link;

namespace MoiSms.Gateway.Hosting;

/// <summary>What the gateway counts, under the service's own meter. Labels are words of ours, never a number, a text or an id.</summary>
internal sealed class GatewayMetrics
{
    private readonly Gauge<int> bound;
    private readonly Gauge<int> unbound;
    private readonly Counter<long> sends;
    private readonly Counter<long> submits;
    private readonly Histogram<double> latency;
    private readonly Counter<long> came;
    private readonly Counter<long> receipts;
    private readonly Gauge<int> waiting;
    private readonly Counter<long> unknown;

    public GatewayMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MoiSmsMetrics.MeterName);
        bound = meter.CreateGauge<int>("moisms.gateway.bound", "{bind}", "Lines to the operator that are bound");
        unbound = meter.CreateGauge<int>("moisms.gateway.unbound", "{bind}", "Lines to the operator that should be bound and are not");
        sends = meter.CreateCounter<long>("moisms.gateway.sends", "{text}", "Sends of the service, by the status they got");
        submits = meter.CreateCounter<long>("moisms.gateway.submits", "{part}", "Messages handed to the operator, by what came of it");
        latency = meter.CreateHistogram<double>("moisms.gateway.submit.latency", "s", "From handing a text over to its last answer");
        came = meter.CreateCounter<long>(
            "moisms.gateway.in", "{message}", "Messages of the operator, by kind and whether they were stored");
        receipts = meter.CreateCounter<long>("moisms.gateway.receipts", "{receipt}", "Final receipts, by what they told");
        waiting = meter.CreateGauge<int>("moisms.gateway.waiting", "{text}", "Texts that wait for parts");
        unknown = meter.CreateCounter<long>(
            "moisms.gateway.unknown", "{text}", "Texts of which nobody knows whether the operator took them");
    }

    public void Binds(int boundNow, int wanted)
    {
        bound.Record(boundNow);
        unbound.Record(wanted - boundNow);
    }

    public void Sent(int status) =>
        sends.Add(1, new KeyValuePair<string, object?>("status", status.ToString(CultureInfo.InvariantCulture)));

    public void Submitted(TimeSpan took, IReadOnlyList<SubmitResult> results)
    {
        latency.Record(took.TotalSeconds);
        foreach (var result in results)
            submits.Add(1, new KeyValuePair<string, object?>("outcome", result.Fault.ToString()));
    }

    public void Came(bool isReceipt, bool isStored) => came.Add(
        1, new KeyValuePair<string, object?>("kind", isReceipt ? "receipt" : "text"),
        new KeyValuePair<string, object?>("outcome", isStored ? "stored" : "again"));

    public void Receipt(string outcome) => receipts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Waiting(int texts) => waiting.Record(texts);

    public void Unknown() => unknown.Add(1);
}
