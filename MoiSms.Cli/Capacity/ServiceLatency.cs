namespace MoiSms.Cli.Capacity;

/// <summary>How long a reply takes; infinity above the ceiling.</summary>
internal sealed record ServiceLatency(double MeanMs, double P99Ms);
