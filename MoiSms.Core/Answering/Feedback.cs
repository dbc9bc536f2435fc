using System.Collections.Frozen;
using MoiSms.Core.Conversations;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>Whether a member's text flags the reply before it.</summary>
internal static class Feedback
{
    /// <summary>How long after a reply a text can be about it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(24);

    // As members are told in their first reply. The rest of such a text is about the answer, whatever it names.
    private static readonly FrozenSet<string> Signs =
        new[] { "wrong", "خطأ", "خطا", "خطاء", "غلط" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The inbound id whose reply is flagged; null where the text flags no reply.</summary>
    public static string? Flagged(string text, TextUnderstanding heard, ConversationState state, DateTimeOffset now) =>
        state.LastReply is { } last && now - last.At <= Limit && (heard.Intent == Intent.Feedback || Signs.Contains(FirstWord(text)))
            ? last.InboundId
            : null;

    private static string FirstWord(string text)
    {
        var words = text.AsSpan().Trim();
        var end = words.IndexOfAny([' ', '\n', '\t', ':', ',', '.', '،', '-']);
        return (end < 0 ? words : words[..end]).ToString();
    }
}
