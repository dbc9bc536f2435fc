using MoiSms.Core.Conversations.Queues;

namespace MoiSms.Core.Receiving;

/// <summary>One event of a post.</summary>
public abstract record IncomingEvent
{
    /// <summary>Somebody texted.</summary>
    /// <param name="Body">The queue message.</param>
    internal sealed record SmsReceived(InboundSms Sms, string Body) : IncomingEvent;

    /// <summary>The operator tells what became of a reply.</summary>
    /// <param name="Body">The event as it came.</param>
    internal sealed record DeliveryReported(DeliveryReport Report, string Body) : IncomingEvent;

    /// <summary>Event Grid's handshake.</summary>
    public sealed record SubscriptionValidation(string Code) : IncomingEvent;

    /// <summary>A kind of event that is not for us.</summary>
    internal sealed record OfAnotherKind : IncomingEvent;

    /// <summary>It cannot be read; the reason names the field and what it should hold, never what it held.</summary>
    /// <param name="Id">Null where the event has none that can be read.</param>
    /// <param name="Body">The event as it came.</param>
    internal sealed record Malformed(string? Id, string Reason, string Body) : IncomingEvent;
}
