using MoiSms.Core.Conversations;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>What the service makes of a text, and what it answers.</summary>
/// <param name="Reply">Null = silence.</param>
public sealed record OfflineAnswer(TextUnderstanding Understanding, Decision Decision, Reply? Reply);
