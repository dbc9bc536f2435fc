namespace MoiSms.Gateway.Smpp;

/// <summary>
/// A PDU that is its header alone: enquire_link, unbind, their responses, generic_nack; and whatever is not known, whose body is left out.
/// </summary>
internal sealed record HeaderPdu(CommandId CommandId) : Pdu(CommandId);
