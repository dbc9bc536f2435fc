using System.Buffers.Binary;

namespace MoiSms.Gateway.Smpp;

/// <summary>One PDU after the other from a line.</summary>
internal static class PduStream
{
    /// <summary>The octets of the next PDU; null where the line ended between two.</summary>
    /// <exception cref="SmppFormatException">The length cannot be one, so the rest of the line cannot be read either.</exception>
    /// <exception cref="EndOfStreamException">The line ended within a PDU.</exception>
    public static async ValueTask<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[4];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
            return null;
        if (read < head.Length)
            throw new EndOfStreamException("The line ended within a PDU.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (length is < PduCodec.HeaderLength or > PduCodec.MaxLength)
            throw new SmppFormatException("A PDU's length cannot be one.", CommandStatus.InvalidCommandLength, 0);
        var pdu = new byte[length];
        head.CopyTo(pdu, 0);
        await stream.ReadExactlyAsync(pdu.AsMemory(head.Length), cancellationToken);
        return pdu;
    }
}
