using System.Globalization;

namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>
/// The label <see cref="MetricLabels.Within"/> of a latency. A histogram reaches Azure Monitor as sum, count, minimum and maximum alone,
/// so percentiles are computed from the counts of these series.
/// </summary>
internal static class LatencyBounds
{
    /// <summary>Behind the last bound.</summary>
    public const string More = "more";

    /// <summary>Upper bounds in seconds, the bound itself included.</summary>
    public static IReadOnlyList<double> Seconds { get; } = [0.5, 1, 2, 5, 10, 30, 60, 600];

    /// <summary>The labels in the order of the bounds, and <see cref="More"/>.</summary>
    public static IReadOnlyList<string> Labels { get; } = [.. Seconds.Select(bound => bound.ToString(CultureInfo.InvariantCulture)), More];

    /// <summary>The smallest bound that holds these seconds.</summary>
    public static string LabelOf(double seconds)
    {
        var i = 0;
        while (i < Seconds.Count && seconds > Seconds[i])
            i++;
        return Labels[i];
    }
}
