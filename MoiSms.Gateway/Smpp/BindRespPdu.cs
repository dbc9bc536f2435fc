namespace MoiSms.Gateway.Smpp;

/// <summary>bind_receiver_resp, bind_transmitter_resp, bind_transceiver_resp.</summary>
internal sealed record BindRespPdu(CommandId CommandId) : Pdu(CommandId)
{
    /// <summary>The centre's own.</summary>
    public string SystemId { get; init; } = "";
}
