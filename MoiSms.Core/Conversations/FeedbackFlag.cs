namespace MoiSms.Core.Conversations;

/// <summary>A reply that a pilot member called wrong.</summary>
/// <param name="At">When they said so (UTC).</param>
/// <param name="Intent">What the flagged reply's text was taken for; null where its row was gone.</param>
/// <param name="Asked">What they had texted.</param>
/// <param name="Reply">What the service had answered.</param>
/// <param name="Words">What they said about it.</param>
public sealed record FeedbackFlag(DateTimeOffset At, string? Intent, string Asked, string Reply, string Words)
{
    /// <summary>Its day and row: <c>20261126/...</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>What operators made of it.</summary>
    public FlagState State { get; init; }

    /// <summary>Who set the state; null = nobody yet.</summary>
    public string? By { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
