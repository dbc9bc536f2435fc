namespace MoiSms.Cli.Capacity;

/// <summary>What one rate brought.</summary>
internal sealed record CapacityStep
{
    /// <summary>Texts a second asked for.</summary>
    public required decimal Rate { get; init; }

    public required int Texts { get; init; }

    /// <summary>Posts that the service did not take; Event Grid would bring such a text again.</summary>
    public required int Refused { get; init; }

    /// <summary>Texts that it took and never answered.</summary>
    public required int Lost { get; init; }

    /// <summary>Texts a second from the first one taken to the last reply.</summary>
    public required double Served { get; init; }

    /// <summary>Seconds; not a number where nothing was answered. So the other two.</summary>
    public required double P50 { get; init; }

    public required double P95 { get; init; }

    public required double P99 { get; init; }

    /// <summary>SMS parts of all replies.</summary>
    public required int Parts { get; init; }

    /// <summary>The longest that a first text or reply in line had waited, s.</summary>
    public required double QueueAge { get; init; }

    /// <summary>The most messages in both queues.</summary>
    public required long QueueLength { get; init; }

    /// <summary>Whether it was ended early, since the first in line waited for more than twice the target.</summary>
    public bool CutShort { get; init; }

    public bool Holds(TimeSpan targetP99) => !CutShort && Refused == 0 && Lost == 0 && P99 <= targetP99.TotalSeconds;
}
