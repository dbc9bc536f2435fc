using MoiSms.Core.Conversations;

namespace MoiSms.Core.Operating;

/// <summary>A reply that a member called wrong, and what has become of that.</summary>
/// <param name="At">When they said so (UTC).</param>
/// <param name="By">Who set the state; null = nobody yet.</param>
/// <param name="ChangedAt">When (UTC).</param>
/// <param name="Intent">What the text was taken for then; null where its row was gone.</param>
/// <param name="Asked">What they had texted.</param>
/// <param name="Reply">What the service had answered.</param>
/// <param name="Words">What they said about it.</param>
/// <param name="Reading">How the content of now reads what they had texted, and why.</param>
public sealed record FlagView(
    string Id, DateTimeOffset At, FlagState State, string? By, DateTimeOffset? ChangedAt, string? Intent, string Asked, string Reply,
    string Words, ReadingView Reading);
