using System.Buffers.Binary;

namespace MoiSms.Gateway.Smpp;

/// <summary>PDUs as octets and back, SMPP 3.4 sections 4 and 5. Pure.</summary>
internal static class PduCodec
{
    public const int HeaderLength = 16;

    /// <summary>Octets of the longest PDU that is read: a message_payload and its fields, with room.</summary>
    public const int MaxLength = 128 * 1024;

    /// <summary>The octets of a PDU, its length first.</summary>
    /// <exception cref="ArgumentException">A field holds more than its place in the PDU.</exception>
    public static byte[] Encode(Pdu pdu)
    {
        var writer = new PduWriter(pdu);
        switch (pdu)
        {
            case BindPdu bind:
                writer.Text(bind.SystemId).Text(bind.Password).Text(bind.SystemType)
                    .Octet(bind.InterfaceVersion).Octet(bind.AddrTon).Octet(bind.AddrNpi).Text(bind.AddressRange);
                break;
            case MessagePdu message:
                Write(writer, message);
                break;
            // A response that refuses has no body.
            case BindRespPdu { CommandStatus: CommandStatus.Ok } response:
                writer.Text(response.SystemId);
                break;
            case MessageRespPdu { CommandStatus: CommandStatus.Ok } response:
                writer.Text(response.MessageId);
                break;
        }

        return writer.OptionalParameters(pdu.OptionalParameters).ToArray();
    }

    /// <summary>The PDU that fills the octets.</summary>
    /// <exception cref="SmppFormatException">They are no PDU.</exception>
    public static Pdu Decode(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < HeaderLength || BinaryPrimitives.ReadUInt32BigEndian(octets) != octets.Length)
            throw new SmppFormatException("A PDU has another length than it says.", CommandStatus.InvalidCommandLength, 0);
        var id = (CommandId)BinaryPrimitives.ReadUInt32BigEndian(octets[4..]);
        var status = (CommandStatus)BinaryPrimitives.ReadUInt32BigEndian(octets[8..]);
        var sequenceNumber = BinaryPrimitives.ReadUInt32BigEndian(octets[12..]);
        var reader = new PduReader(octets, sequenceNumber);
        var pdu = Body(id, ref reader);
        return pdu with
        {
            CommandStatus = status,
            SequenceNumber = sequenceNumber,
            OptionalParameters = pdu is HeaderPdu ? [] : reader.OptionalParameters(),
        };
    }

    private static Pdu Body(CommandId id, ref PduReader reader) => id switch
    {
        CommandId.BindReceiver or CommandId.BindTransmitter or CommandId.BindTransceiver => new BindPdu(id)
        {
            SystemId = reader.Text(),
            Password = reader.Text(),
            SystemType = reader.Text(),
            InterfaceVersion = reader.Octet(),
            AddrTon = reader.Octet(),
            AddrNpi = reader.Octet(),
            AddressRange = reader.Text(),
        },
        CommandId.BindReceiverResp or CommandId.BindTransmitterResp or CommandId.BindTransceiverResp =>
            new BindRespPdu(id) { SystemId = reader.Text() },
        CommandId.SubmitSm or CommandId.DeliverSm => Message(id, ref reader),
        CommandId.SubmitSmResp or CommandId.DeliverSmResp => new MessageRespPdu(id) { MessageId = reader.Text() },
        _ => new HeaderPdu(id),
    };

    private static MessagePdu Message(CommandId id, ref PduReader reader) => new(id)
    {
        ServiceType = reader.Text(),
        SourceAddrTon = reader.Octet(),
        SourceAddrNpi = reader.Octet(),
        SourceAddr = reader.Text(),
        DestAddrTon = reader.Octet(),
        DestAddrNpi = reader.Octet(),
        DestinationAddr = reader.Text(),
        EsmClass = reader.Octet(),
        ProtocolId = reader.Octet(),
        PriorityFlag = reader.Octet(),
        ScheduleDeliveryTime = reader.Text(),
        ValidityPeriod = reader.Text(),
        RegisteredDelivery = reader.Octet(),
        ReplaceIfPresentFlag = reader.Octet(),
        DataCoding = reader.Octet(),
        SmDefaultMsgId = reader.Octet(),
        ShortMessage = reader.Octets(reader.Octet()).ToArray(),
    };

    private static void Write(PduWriter writer, MessagePdu message)
    {
        if (message.ShortMessage.Length > MessagePdu.MaxShortMessage)
            throw new ArgumentException("short_message holds at most 254 octets.", nameof(message));
        writer.Text(message.ServiceType)
            .Octet(message.SourceAddrTon).Octet(message.SourceAddrNpi).Text(message.SourceAddr)
            .Octet(message.DestAddrTon).Octet(message.DestAddrNpi).Text(message.DestinationAddr)
            .Octet(message.EsmClass).Octet(message.ProtocolId).Octet(message.PriorityFlag)
            .Text(message.ScheduleDeliveryTime).Text(message.ValidityPeriod)
            .Octet(message.RegisteredDelivery).Octet(message.ReplaceIfPresentFlag)
            .Octet(message.DataCoding).Octet(message.SmDefaultMsgId)
            .Octet((byte)message.ShortMessage.Length).Octets(message.ShortMessage);
    }
}
