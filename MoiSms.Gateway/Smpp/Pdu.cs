namespace MoiSms.Gateway.Smpp;

/// <summary>A protocol data unit. It prints its header only: bodies hold passwords, numbers and texts.</summary>
internal abstract record Pdu(CommandId CommandId)
{
    public const uint ResponseBit = 0x8000_0000;

    /// <summary>command_status; 0 in requests.</summary>
    public CommandStatus CommandStatus { get; init; }

    /// <summary>sequence_number: 1 to 0x7FFFFFFF, the request's in its response.</summary>
    public uint SequenceNumber { get; init; }

    public bool IsResponse => ((uint)CommandId & ResponseBit) != 0;

    /// <summary>Optional parameters, those that are not known too; in their order.</summary>
    public IReadOnlyList<Tlv> OptionalParameters { get; init; } = [];

    public sealed override string ToString() => $"{CommandId} {CommandStatus} #{SequenceNumber}";
}
