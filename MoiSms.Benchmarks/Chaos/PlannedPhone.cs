namespace MoiSms.Benchmarks.Chaos;

/// <summary>A person with a phone, and what they text one after the other.</summary>
internal sealed record PlannedPhone(string Number, IReadOnlyList<PlannedText> Texts);
