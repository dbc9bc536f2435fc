namespace MoiSms.Benchmarks.Chaos;

/// <summary>What was there when all was quiet.</summary>
/// <param name="Decided">By phone: whether it opted out, and whose data it may see.</param>
/// <param name="Stuck">Messages and events that did not come to their end.</param>
/// <param name="Resent">Texts whose first reply was reported unreachable.</param>
internal sealed record ChaosOutcome(
    int Texts, IReadOnlyList<ReceivedSms> Received, IReadOnlyDictionary<string, string> Decided, int Stuck,
    IReadOnlyList<FiledLetter> DeadLetters, IReadOnlySet<string> Resent);
