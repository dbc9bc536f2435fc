namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary>What a fault strikes; the lanes do not wait for each other.</summary>
internal enum FaultLane
{
    /// <summary>A request to <c>/sms</c>.</summary>
    Sms,

    /// <summary>The way of one accepted message to its phone.</summary>
    Delivery,

    /// <summary>An event on its way to the function, texts and delivery reports alike.</summary>
    Events,
}
