namespace MoiSms.Core.Content.Places;

/// <summary>Whether a centre is open at some instant, and when that changes.</summary>
internal sealed record OpeningState
{
    public required bool IsOpen { get; init; }

    /// <summary>While open: when it closes (UTC+3); null if it never does. A span over midnight counts as one.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>While closed: when it opens next (UTC+3); null if it does not within two weeks.</summary>
    public DateTimeOffset? OpensAt { get; init; }
}
