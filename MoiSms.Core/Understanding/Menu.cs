using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>A numbered menu sent to a phone; line n (from 1) stands for <c>Options[n - 1]</c>.</summary>
/// <param name="SentAt">When its reply was written (UTC). A digit received before answers nothing.</param>
[Stored("Conversations: Menu of a state")]
internal sealed record Menu(DateTimeOffset SentAt, IReadOnlyList<Inquiry> Options)
{
    /// <summary>How long the text that it answers took from the provider to us, by both clocks: how far the two may be apart.</summary>
    public TimeSpan Lag { get; init; }
}
