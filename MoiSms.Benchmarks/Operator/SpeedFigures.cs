namespace MoiSms.Benchmarks.Operator;

/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record SpeedFigures(double PerSecond, double P50, double P99);
