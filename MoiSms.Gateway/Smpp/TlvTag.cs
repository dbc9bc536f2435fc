namespace MoiSms.Gateway.Smpp;

/// <summary>Tags of optional parameters, SMPP 3.4 section 5.3.2.</summary>
internal enum TlvTag : ushort
{
    ReceiptedMessageId = 0x001E,
    UserMessageReference = 0x0204,
    SarMsgRefNum = 0x020C,
    SarTotalSegments = 0x020E,
    SarSegmentSeqnum = 0x020F,
    ScInterfaceVersion = 0x0210,
    MessagePayload = 0x0424,
    MessageState = 0x0427,
}
