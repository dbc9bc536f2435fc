namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>The way of a text between phone and service.</summary>
internal enum Way
{
    /// <summary>Communication Services and Event Grid, played by the simulator.</summary>
    Acs,

    /// <summary>An operator's centre and the gateway.</summary>
    Smpp,
}
