namespace MoiSms.Gateway.Smpp;

/// <summary>command_status, SMPP 3.4 section 5.1.3: those that mean something here. Any other number may come.</summary>
internal enum CommandStatus : uint
{
    /// <summary>ESME_ROK.</summary>
    Ok = 0x00,

    /// <summary>ESME_RINVMSGLEN: a message's length.</summary>
    InvalidMessageLength = 0x01,

    /// <summary>ESME_RINVCMDLEN: a PDU's length.</summary>
    InvalidCommandLength = 0x02,

    /// <summary>ESME_RINVCMDID.</summary>
    InvalidCommandId = 0x03,

    /// <summary>ESME_RINVBNDSTS: not allowed in this state of the bind.</summary>
    IncorrectBindStatus = 0x04,

    /// <summary>ESME_RALYBND.</summary>
    AlreadyBound = 0x05,

    /// <summary>ESME_RSYSERR.</summary>
    SystemError = 0x08,

    /// <summary>ESME_RINVSRCADR.</summary>
    InvalidSourceAddress = 0x0A,

    /// <summary>ESME_RINVDSTADR.</summary>
    InvalidDestinationAddress = 0x0B,

    /// <summary>ESME_RBINDFAIL.</summary>
    BindFailed = 0x0D,

    /// <summary>ESME_RINVPASWD.</summary>
    InvalidPassword = 0x0E,

    /// <summary>ESME_RMSGQFUL.</summary>
    MessageQueueFull = 0x14,

    /// <summary>ESME_RINVDSTTON.</summary>
    InvalidDestinationTon = 0x50,

    /// <summary>ESME_RINVDSTNPI.</summary>
    InvalidDestinationNpi = 0x51,

    /// <summary>ESME_RTHROTTLED.</summary>
    Throttled = 0x58,

    /// <summary>ESME_RX_T_APPN: a temporary error of the receiver; the centre brings the message again.</summary>
    ReceiverTemporaryError = 0x64,
}
