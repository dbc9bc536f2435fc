namespace MoiSms.Gateway.Smpp;

/// <summary>bind_receiver, bind_transmitter, bind_transceiver.</summary>
internal sealed record BindPdu(CommandId CommandId) : Pdu(CommandId)
{
    /// <summary>At most 15 letters.</summary>
    public string SystemId { get; init; } = "";

    /// <summary>At most 8 letters by the specification; some centres take more, and so it is not cut.</summary>
    public string Password { get; init; } = "";

    /// <summary>At most 12 letters.</summary>
    public string SystemType { get; init; } = "";

    public byte InterfaceVersion { get; init; } = 0x34;

    public byte AddrTon { get; init; }

    public byte AddrNpi { get; init; }

    /// <summary>At most 40 letters; empty: all that the account may.</summary>
    public string AddressRange { get; init; } = "";
}
