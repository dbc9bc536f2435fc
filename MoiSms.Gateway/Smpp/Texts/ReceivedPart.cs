namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>What one message that came holds of a text.</summary>
/// <param name="Part">Null where it is a whole text.</param>
/// <param name="Letters">Without header; one septet an octet in GSM 03.38.</param>
internal sealed record ReceivedPart(PartReference? Part, Alphabet Alphabet, byte[] Letters);
