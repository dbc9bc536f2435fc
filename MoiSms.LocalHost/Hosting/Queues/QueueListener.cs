using Azure.Storage.Queues;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>One queue function and all that its pump works with.</summary>
internal sealed record QueueListener
{
    public const string PoisonSuffix = "-poison";

    public required QueueFunction Function { get; init; }

    /// <summary>Without encoding: bodies are decoded by <see cref="Function"/>, so that a bad one can be kept as it came.</summary>
    public required QueueClient Queue { get; init; }

    /// <summary>Null for a poison queue itself.</summary>
    public required QueueClient? Poison { get; init; }

    public required QueueSettings Settings { get; init; }

    /// <summary>How long a running message is hidden before it comes back, if nobody renews. Whole seconds.</summary>
    public required TimeSpan Lease { get; init; }

    public required QueueSignal Signal { get; init; }

    public required QueueCounts Counts { get; init; }

    public required TimeProvider Time { get; init; }
}
