using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MoiSms.Gateway.Smpp;

/// <summary>Writes the fields of one PDU in their order; command_length at the end.</summary>
internal sealed class PduWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    public PduWriter(Pdu pdu)
    {
        var head = buffer.GetSpan(PduCodec.HeaderLength);
        BinaryPrimitives.WriteUInt32BigEndian(head[4..], (uint)pdu.CommandId);
        BinaryPrimitives.WriteUInt32BigEndian(head[8..], (uint)pdu.CommandStatus);
        BinaryPrimitives.WriteUInt32BigEndian(head[12..], pdu.SequenceNumber);
        buffer.Advance(PduCodec.HeaderLength);
    }

    public PduWriter Octet(byte value)
    {
        buffer.Write([value]);
        return this;
    }

    public PduWriter Octets(ReadOnlySpan<byte> value)
    {
        buffer.Write(value);
        return this;
    }

    /// <exception cref="ArgumentException">The text holds what a C-Octet String cannot: a zero, or a letter beyond Latin-1.</exception>
    public PduWriter Text(string value)
    {
        if (value.AsSpan().IndexOfAnyExceptInRange('\u0001', '\u00FF') >= 0)
            throw new ArgumentException("A field holds a letter that a C-Octet String cannot.", nameof(value));
        buffer.Write(Encoding.Latin1.GetBytes(value));
        return Octet(0);
    }

    public PduWriter OptionalParameters(IReadOnlyList<Tlv> tlvs)
    {
        foreach (var tlv in tlvs)
        {
            var head = buffer.GetSpan(4);
            BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)tlv.Tag);
            BinaryPrimitives.WriteUInt16BigEndian(head[2..], checked((ushort)tlv.Value.Length));
            buffer.Advance(4);
            buffer.Write(tlv.Value);
        }

        return this;
    }

    public byte[] ToArray()
    {
        var pdu = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(pdu, (uint)pdu.Length);
        return pdu;
    }
}
