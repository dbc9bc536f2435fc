namespace MoiSms.Core.Conversations.Counting;

/// <summary>The fixed buckets that latencies are counted in, so that every instance's counts can be added up.</summary>
internal static class LatencyBuckets
{
    /// <summary>Upper limits in seconds, the limit itself included; what is longer than the last is counted behind it.</summary>
    public static IReadOnlyList<double> Limits { get; } =
        [0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2, 3, 4, 5, 7.5, 10, 15, 20, 30, 60, 120, 300, 600, 1800, 3600, 86400];

    /// <summary>The bucket of a latency: 0 to the number of limits.</summary>
    public static int Of(double seconds)
    {
        var i = 0;
        while (i < Limits.Count && seconds > Limits[i])
            i++;
        return i;
    }

    /// <summary>
    /// The limit that this share of all replies kept, in seconds: a true statement ("95 % within 2 s"), never an estimate between limits.
    /// Null where nothing was counted, or where it lies beyond the last limit.
    /// </summary>
    /// <param name="counts">By bucket.</param>
    /// <param name="share">0 to 1.</param>
    public static double? Percentile(IReadOnlyDictionary<int, long> counts, double share)
    {
        var wanted = counts.Values.Sum() * share;
        if (wanted <= 0)
            return null;
        var seen = 0L;
        for (var i = 0; i < Limits.Count; i++)
        {
            seen += counts.GetValueOrDefault(i);
            if (seen >= wanted)
                return Limits[i];
        }

        return null;
    }
}
