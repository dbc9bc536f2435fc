namespace MoiSms.Benchmarks.Local;

/// <summary>What storage serves for the same calls made bare: the ceiling.</summary>
/// <param name="Azurite">Azurite's share of one core.</param>
internal sealed record LoadBare(double Served, Latencies Latency, double Azurite);
