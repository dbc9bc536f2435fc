using MoiSms.Core.Conversations;
using MoiSms.Core.Replies;

namespace MoiSms.Core.Answering;

/// <summary>What came of a text about linking.</summary>
/// <param name="State">The conversation after it.</param>
public sealed record AccessOutcome(AccessReply Reply, Decision Decision, ConversationState State)
{
    /// <summary>What is kept of a reply with a code.</summary>
    public AccessReply? Masked { get; init; }

    /// <summary>When a code ends (UTC); null = the reply lives as long as any.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
