namespace MoiSms.Gateway.Smpp;

/// <summary>submit_sm_resp and deliver_sm_resp.</summary>
internal sealed record MessageRespPdu(CommandId CommandId) : Pdu(CommandId)
{
    /// <summary>The centre's id of a submitted message; unused in deliver_sm_resp.</summary>
    public string MessageId { get; init; } = "";
}
