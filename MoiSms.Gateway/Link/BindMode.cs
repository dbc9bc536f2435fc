namespace MoiSms.Gateway.Link;

/// <summary>How a bind reaches the operator's centre.</summary>
internal enum BindMode
{
    /// <summary>One line for both ways. The default.</summary>
    Transceiver,

    /// <summary>A transmitter and a receiver: two lines a bind.</summary>
    Separate,
}
