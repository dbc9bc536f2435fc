namespace MoiSms.Gateway.Smpp;

/// <summary>Octets that are no PDU. Names the fault and never what stands there.</summary>
internal sealed class SmppFormatException(string message, CommandStatus status, uint sequenceNumber) : Exception(message)
{
    /// <summary>What generic_nack answers.</summary>
    public CommandStatus Status => status;

    /// <summary>Of the faulty PDU; 0 where it could not be read.</summary>
    public uint SequenceNumber => sequenceNumber;
}
