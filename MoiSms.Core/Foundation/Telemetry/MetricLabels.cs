namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>The names of the labels on <see cref="MetricNames"/>: columns of <c>Properties</c> in Azure's table AppMetrics.</summary>
internal static class MetricLabels
{
    public const string Kind = "kind";
    public const string Reason = "reason";
    public const string Decision = "decision";
    public const string Intent = "intent";
    public const string Outcome = "outcome";

    /// <summary>The smallest bound in seconds that holds a latency, see <see cref="LatencyBounds"/>.</summary>
    public const string Within = "within";

    public const string Status = "status";
    public const string Code = "code";
    public const string Queue = "queue";
    public const string Function = "function";
    public const string Where = "where";
    public const string What = "what";
}
