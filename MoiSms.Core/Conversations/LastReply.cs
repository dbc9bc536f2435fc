namespace MoiSms.Core.Conversations;

/// <param name="InboundId">The text that it answered.</param>
/// <param name="At">When it was written (UTC).</param>
internal sealed record LastReply(string InboundId, DateTimeOffset At);
