namespace MoiSms.LocalHost.Simulator.Events;

/// <summary>How an event subscription words its events.</summary>
internal enum EventSchema
{
    /// <summary>An array of one event; numbers without a leading <c>+</c>.</summary>
    EventGrid,

    /// <summary>CloudEvents 1.0, structured mode, one event a post.</summary>
    CloudEvents,
}
