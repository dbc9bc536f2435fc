namespace MoiSms.Benchmarks.Chaos;

/// <summary>What a phone received, as the simulator saw it.</summary>
/// <param name="To">The text that it answers; another key where it answers none.</param>
/// <param name="LatencyMs">From the first post of the text; null where unknown.</param>
internal sealed record ReceivedSms(string Phone, string To, string Words, long? LatencyMs);
