using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Conversations.Queues;

/// <summary>Puts messages into the service's queues where no output binding can: with a delay, or from outside a queue function.</summary>
public sealed class MessageQueues(ServiceStorage storage)
{
    /// <summary>One call.</summary>
    internal Task SendInboundAsync(string body, TimeSpan delay, CancellationToken cancellationToken) =>
        storage.Inbound.SendMessageAsync(body, delay, ServiceStorage.NeverExpires, cancellationToken);

    /// <inheritdoc cref="SendInboundAsync"/>
    internal Task SendOutboundAsync(OutboundSms sms, TimeSpan delay, CancellationToken cancellationToken) =>
        storage.Outbound.SendMessageAsync(QueueJson.Write(sms), delay, ServiceStorage.NeverExpires, cancellationToken);
}
