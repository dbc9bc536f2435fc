using MoiSms.Gateway.Smpp.Texts;

namespace MoiSms.Gateway.Storage;

/// <summary>The parts of a text that are there.</summary>
/// <param name="Set">What all parts of the text have in common, hashed.</param>
/// <param name="At">When the first of them came.</param>
internal sealed record KeptText(
    string Partition, string Set, string From, string To, int Total, DateTimeOffset At, IReadOnlyList<ReceivedPart> Parts);
