using System.Globalization;

namespace MoiSms.Cli.Capacity;

/// <summary>A capacity test as lines for a terminal.</summary>
internal static class CapacityReportText
{
    public const string Heading = "texts/s    texts  refused  lost  p50 s    p95 s    p99 s    parts/s  queue age s";

    public static string Line(CapacityStep step, TimeSpan target) => string.Create(
        CultureInfo.InvariantCulture,
        $"{step.Rate,-7:0.#} {step.Texts,8:N0} {step.Refused,8} {step.Lost,5}  {step.P50,-7:0.000}  {step.P95,-7:0.000}  "
        + $"{step.P99,-7:0.000}  {PartsASecond(step),-7:0.#}  {step.QueueAge,-8:0.0}{Verdict(step, target)}");

    public static IEnumerable<string> Lines(CapacityReport report) =>
    [
        "",
        Heading,
        .. report.Steps.OrderBy(step => step.Rate).Select(step => Line(step, report.Plan.TargetP99)),
        "",
        .. report.Sentences(),
    ];

    public static string Verdict(CapacityStep step, TimeSpan target) =>
        step.Holds(target) ? "holds" : step.CutShort ? "ended early" : "does not hold";

    /// <summary>What the operator would have had to take.</summary>
    public static double PartsASecond(CapacityStep step) =>
        step.Texts == 0 ? 0 : step.Served * step.Parts / Math.Max(1, step.Texts - step.Refused - step.Lost);
}
