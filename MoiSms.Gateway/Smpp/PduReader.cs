using System.Buffers.Binary;
using System.Text;

namespace MoiSms.Gateway.Smpp;

/// <summary>Reads the fields of one PDU in their order.</summary>
internal ref struct PduReader(ReadOnlySpan<byte> pdu, uint sequenceNumber)
{
    private readonly ReadOnlySpan<byte> pdu = pdu;
    private readonly uint sequenceNumber = sequenceNumber;
    private int at = PduCodec.HeaderLength;

    public readonly bool IsAtEnd => at >= pdu.Length;

    public byte Octet() => Octets(1)[0];

    public ReadOnlySpan<byte> Octets(int count)
    {
        if (count > pdu.Length - at)
            throw Fault("A field is longer than its PDU.");
        at += count;
        return pdu.Slice(at - count, count);
    }

    /// <summary>A C-Octet String. At the very end it may lack its zero: some centres leave it out.</summary>
    public string Text()
    {
        var rest = pdu[at..];
        var end = rest.IndexOf((byte)0);
        at += end < 0 ? rest.Length : end + 1;
        return Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]);
    }

    public List<Tlv> OptionalParameters()
    {
        var tlvs = new List<Tlv>();
        while (!IsAtEnd)
        {
            var head = Octets(4);
            var value = Octets(BinaryPrimitives.ReadUInt16BigEndian(head[2..]));
            tlvs.Add(new Tlv((TlvTag)BinaryPrimitives.ReadUInt16BigEndian(head), value.ToArray()));
        }

        return tlvs;
    }

    private readonly SmppFormatException Fault(string what) => new(what, CommandStatus.InvalidCommandLength, sequenceNumber);
}
