namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>message_state, SMPP 3.4 section 5.2.28.</summary>
internal enum MessageState
{
    Enroute = 1,
    Delivered = 2,
    Expired = 3,
    Deleted = 4,
    Undeliverable = 5,
    Accepted = 6,
    Unknown = 7,
    Rejected = 8,
}
