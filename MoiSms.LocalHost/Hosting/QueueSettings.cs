using Azure.Storage.Queues;

namespace MoiSms.LocalHost.Hosting;

/// <summary><c>extensions.queues</c> of host.json, with the defaults of the real host.</summary>
internal sealed record QueueSettings
{
    /// <summary>Messages fetched at once. 1 to 32, default 16.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>
    /// The next batch is fetched when no more than this many messages are running. Default: half a batch for each processor.
    /// </summary>
    public int NewBatchThreshold { get; init; } = 16 / 2 * Environment.ProcessorCount;

    /// <summary>
    /// The longest pause between two polls of an idle queue. At least 100 ms; default 2 s, the host's own in development.
    /// </summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a <b>failed</b> message stays hidden before it is tried again. Default 0.</summary>
    public TimeSpan VisibilityTimeout { get; init; }

    /// <summary>Tries before a message is poison. Default 5.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>Default base64; senders must match.</summary>
    public QueueMessageEncoding MessageEncoding { get; init; } = QueueMessageEncoding.Base64;
}
