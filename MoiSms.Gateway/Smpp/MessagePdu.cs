namespace MoiSms.Gateway.Smpp;

/// <summary>submit_sm and deliver_sm, whose bodies have the same fields.</summary>
internal sealed record MessagePdu(CommandId CommandId) : Pdu(CommandId)
{
    /// <summary>Octets that short_message can hold.</summary>
    public const int MaxShortMessage = 254;

    /// <summary>esm_class: a user data header begins the message.</summary>
    public const byte UserDataHeaderIndicator = 0x40;

    private const byte ReceiptBit = 0x04;
    private const byte IntermediateBit = 0x20;
    private const byte TypeBits = 0x3C;

    public string ServiceType { get; init; } = "";

    public byte SourceAddrTon { get; init; }

    public byte SourceAddrNpi { get; init; }

    public string SourceAddr { get; init; } = "";

    public byte DestAddrTon { get; init; }

    public byte DestAddrNpi { get; init; }

    public string DestinationAddr { get; init; } = "";

    public byte EsmClass { get; init; }

    public byte ProtocolId { get; init; }

    public byte PriorityFlag { get; init; }

    public string ScheduleDeliveryTime { get; init; } = "";

    public string ValidityPeriod { get; init; } = "";

    public byte RegisteredDelivery { get; init; }

    public byte ReplaceIfPresentFlag { get; init; }

    public byte DataCoding { get; init; }

    public byte SmDefaultMsgId { get; init; }

    /// <summary>At most <see cref="MaxShortMessage"/> octets; sm_length is its length.</summary>
    public byte[] ShortMessage { get; init; } = [];

    /// <summary>message_payload where there is one, else short_message.</summary>
    public byte[] UserData => OptionalParameters.Find(TlvTag.MessagePayload) is { Length: > 0 } payload ? payload : ShortMessage;

    /// <summary>A delivery receipt or an intermediate notification, not a text.</summary>
    public bool IsReceipt => (EsmClass & TypeBits) is ReceiptBit or IntermediateBit or (ReceiptBit | IntermediateBit);

    public bool HasUserDataHeader => (EsmClass & UserDataHeaderIndicator) != 0;
}
