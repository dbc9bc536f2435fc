using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>A numbered menu sent to a phone; line n (from 1) stands for <c>Options[n - 1]</c>.</summary>
/// <param name="SentAt">When its reply was written (UTC). A digit received before answers nothing.</param>
[Stored("Conversations: Menu of a state")]
internal sealed record Menu(DateTimeOffset SentAt, IReadOnlyList<Inquiry> Options);
