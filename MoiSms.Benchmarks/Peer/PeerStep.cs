using System.Globalization;
using MoiSms.Benchmarks.Local;

namespace MoiSms.Benchmarks.Peer;

/// <summary>What one service did in one step.</summary>
/// <param name="Served">Texts a second, from the first post to the last reply.</param>
/// <param name="Lost">Texts that were taken and got no reply.</param>
/// <param name="Doubled">Texts that got more than one.</param>
internal sealed record PeerStep(string Name, string Service, int Texts, double Served, Latencies Latency, int Lost, int Doubled)
{
    public const string Heading =
        "| step | service | texts | texts/s | p50 | p95 | p99 | max ms | lost | doubled |\n|---|---|---|---|---|---|---|---|---|---|";

    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Name} | {Service} | {Texts} | {Served} | {Latency.P50:0} | {Latency.P95:0} | {Latency.P99:0} | {Latency.Max:0} ")
        + string.Create(CultureInfo.InvariantCulture, $"| {Lost} | {Doubled} |");
}
