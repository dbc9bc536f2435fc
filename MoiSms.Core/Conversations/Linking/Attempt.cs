using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Linking;

/// <summary>One attempt that counts towards a lock.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">A keyed hash of the text's id: the same text, delivered or decided again, counts once.</param>
[Stored("Conversations: Failures of a state; Records: Attempts of a lock")]
internal sealed record Attempt(DateTimeOffset At, string By);
