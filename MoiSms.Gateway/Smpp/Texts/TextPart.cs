namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>What one submit_sm holds of a text.</summary>
internal sealed record TextPart(byte EsmClass, byte DataCoding, byte[] ShortMessage, IReadOnlyList<Tlv> OptionalParameters);
