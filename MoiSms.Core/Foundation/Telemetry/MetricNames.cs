namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>Every metric of the service. Alert queries in infrastructure, the documentation and tests read them from here.</summary>
internal static class MetricNames
{
    public const string Events = "moisms.events";
    public const string WebhookRefused = "moisms.webhook.refused";
    public const string Texts = "moisms.texts";
    public const string Sends = "moisms.sends";
    public const string SendingPaused = "moisms.sending.paused";
    public const string Parts = "moisms.parts";
    public const string ForeignParts = "moisms.parts.foreign";
    public const string Latency = "moisms.latency";
    public const string Deliveries = "moisms.deliveries";
    public const string PutBack = "moisms.put_back";
    public const string Failures = "moisms.failures";
    public const string DeadLetters = "moisms.dead_letters";
    public const string QueueAge = "moisms.queue.age";
    public const string QueueLength = "moisms.queue.length";
    public const string QueueUnread = "moisms.queue.unread";
    public const string PurgeLate = "moisms.purge.late";

    public static IReadOnlyList<string> All { get; } =
    [
        Events, WebhookRefused, Texts, Sends, SendingPaused, Parts, ForeignParts, Latency, Deliveries, PutBack, Failures, DeadLetters,
        QueueAge, QueueLength, QueueUnread, PurgeLate,
    ];
}
