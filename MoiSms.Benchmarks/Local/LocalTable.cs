using System.Globalization;

namespace MoiSms.Benchmarks.Local;

/// <summary>The steps as lines of a Markdown table.</summary>
internal static class LocalTable
{
    public const string Heading =
        "| step | texts | texts/s | p50 | p95 | p99 | max ms | lost | bare texts/s | bare p50 | bare p99 | Azurite bare "
        + "| calls: functions | host | CPU functions | Azurite | simulator | load | MB functions |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    public static string Row(LoadStep step) => string.Create(CultureInfo.InvariantCulture,
        $"| {step.Name} | {step.Texts} | {step.Served} | {Ms(step.Latency)} | {step.Lost} | {Bare(step.Bare)} "
        + $"| {step.FunctionCalls} | {step.HostCalls} | {step.Cpu["functions"]} | {step.Cpu["azurite"]} | {step.Cpu["simulator"]} "
        + $"| {step.Cpu["this"]} | {step.Resident["functions"]} |");

    private static string Ms(Latencies one) => string.Create(
        CultureInfo.InvariantCulture, $"{one.P50:0} | {one.P95:0} | {one.P99:0} | {one.Max:0}");

    private static string Bare(LoadBare? one) => one is null ? "- | - | - | -" : string.Create(
        CultureInfo.InvariantCulture, $"{one.Served} | {one.Latency.P50:0} | {one.Latency.P99:0} | {one.Azurite}");
}
