namespace MoiSms.Gateway.Smpp;

/// <summary>An optional parameter: tag, length, value.</summary>
/// <param name="Tag">One of <see cref="TlvTag"/>, or any other.</param>
/// <param name="Value">Up to 65,535 octets.</param>
internal sealed record Tlv(TlvTag Tag, byte[] Value)
{
    public static Tlv Of(TlvTag tag, byte value) => new(tag, [value]);

    public static Tlv Of(TlvTag tag, ushort value) => new(tag, [(byte)(value >> 8), (byte)value]);
}
