using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>What the understanding may know of the conversation so far.</summary>
/// <param name="Language">The language of the last reply; null at the first text.</param>
/// <param name="Last">What the last text asked, for follow-ups such as "and the licence?"; null if too old.</param>
public sealed record ConversationContext(Language? Language = null, Inquiry? Last = null)
{
    /// <summary>The conversation before its first text.</summary>
    public static ConversationContext Empty { get; } = new();
}
