namespace MoiSms.Benchmarks.Local;

/// <summary>How long texts took, ms: by nearest rank.</summary>
internal sealed record Latencies(int Count, double P50, double P95, double P99, double Max)
{
    /// <summary>From when each text was due to its first reply; a text without one is left out.</summary>
    public static Latencies Of(IEnumerable<LoadText> texts, DateTimeOffset began, ILookup<string, DateTimeOffset> replies) => Of(
        texts.Where(text => replies.Contains(text.Id)).Select(text => (replies[text.Id].First() - began - text.Due).TotalMilliseconds));

    public static Latencies Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return new Latencies(sorted.Length, At(0.5), At(0.95), At(0.99), At(1));

        double At(double share) =>
            sorted.Length == 0 ? double.NaN : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)], 1);
    }
}
