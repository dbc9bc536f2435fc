using Azure;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Conversations;

/// <summary>Whether a phone wants texts, read without the rest of its state.</summary>
/// <param name="Opt">The person's own last decision; null = none, or before this was kept.</param>
/// <param name="ErasedAt">When the person was erased (UTC); null = never.</param>
/// <param name="Version">The state row's; null = there is no row yet.</param>
internal sealed record Consent(bool OptedOut, OptChange? Opt, DateTimeOffset? ErasedAt, ETag? Version)
{
    private static readonly string Stop = Intent.Stop.ToName();

    /// <summary>
    /// Whether a reply that waited may still be sent: after STOP its confirmation alone, and what an emergency is answered. A confirmation
    /// that START has overtaken is not true any more.
    /// </summary>
    public bool Allows(ConversationMessage message) =>
        message.Decision == Decision.Emergency
        || (message.Decision == Decision.OptChanged && message.Intent == Stop ? OptedOut : !OptedOut);
}
