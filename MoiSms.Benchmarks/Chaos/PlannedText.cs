namespace MoiSms.Benchmarks.Chaos;

/// <summary>One text of a phone.</summary>
/// <param name="Words">What is texted; null = the newest code that the phone received.</param>
/// <param name="Waits">Whether the phone waits for the answer before its next text.</param>
/// <param name="IsRefused">Whether the next reply to the phone is refused for good, where things go wrong.</param>
internal sealed record PlannedText(string Id, string? Words, bool Waits = true, bool IsRefused = false);
