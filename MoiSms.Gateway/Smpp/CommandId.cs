namespace MoiSms.Gateway.Smpp;

/// <summary>command_id, SMPP 3.4 section 5.1.2.1: the operations that a gateway needs.</summary>
internal enum CommandId : uint
{
    BindReceiver = 0x0000_0001,
    BindTransmitter = 0x0000_0002,
    SubmitSm = 0x0000_0004,
    DeliverSm = 0x0000_0005,
    Unbind = 0x0000_0006,
    BindTransceiver = 0x0000_0009,
    EnquireLink = 0x0000_0015,
    GenericNack = 0x8000_0000,
    BindReceiverResp = 0x8000_0001,
    BindTransmitterResp = 0x8000_0002,
    SubmitSmResp = 0x8000_0004,
    DeliverSmResp = 0x8000_0005,
    UnbindResp = 0x8000_0006,
    BindTransceiverResp = 0x8000_0009,
    EnquireLinkResp = 0x8000_0015,
}
