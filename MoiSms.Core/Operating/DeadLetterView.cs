namespace MoiSms.Core.Operating;

/// <summary>A dead letter as operators see it.</summary>
/// <param name="Where">A queue's name or <c>events</c>; a poison queue's name for what has not been filed yet.</param>
/// <param name="Reason">In words, without personal data.</param>
/// <param name="Length">Letters of the whole body.</param>
/// <param name="Cut">Only a part of the body was kept, or not its digits: it cannot be replayed.</param>
/// <param name="ReplayedAt">UTC; null = not yet.</param>
/// <param name="Body">Null in lists: it holds what somebody texted.</param>
public sealed record DeadLetterView(
    string Where, string Id, string Reason, DateTimeOffset? FiledAt, int Length, bool Cut, DateTimeOffset? ReplayedAt, string? Body)
{
    /// <summary>When it had been replayed before this replay, UTC; null = never.</summary>
    public DateTimeOffset? ReplayedBefore { get; init; }
}
