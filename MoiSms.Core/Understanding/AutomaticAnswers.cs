using System.Text.RegularExpressions;

namespace MoiSms.Core.Understanding;

/// <summary>
/// Words that a phone sends by itself, or that speak of later: whoever left is not brought back by them. As with <see cref="OptWords"/>
/// they are no content to be edited: a mistake would undo what a person decided.
/// </summary>
internal static partial class AutomaticAnswers
{
    /// <summary>Whether a text that could be read as START is no decision to take part again.</summary>
    public static bool IsOne(string text) => Signs().IsMatch(text);

    [GeneratedRegex(
        // It says what it is, or what the person does instead of reading.
        @"\b(?:auto(?:matic|mated)?(?:ally)?[\s-]*(?:re(?:ply|plies|sponse|sponder)|answer|message)|out of (?:the )?office|do not disturb"
        + @"|driving|in a meeting|on (?:vacation|annual leave|leave|holiday)|away from|currently (?:away|busy|unavailable)"
        + @"|unavailable|can(?:no|['’]?)t (?:talk|take|answer|reply|read|come))\b"
        // It speaks of later, or asks about it.
        + @"|\b(?:i['’]ll|i (?:will|shall)|will be back|later|tomorrow)\b|^\W*(?:when|what time|how soon|since when)\b"
        + @"|(?<!\w)(?:ال)?رد\s+(?:ال)?(?:[اآ]لي|تلقا?ئي|اوتوماتيكي)(?!\w)"
        + @"|(?<!\w)(?:[اأ]قود|[اأ]سوق)\s+(?:ال)?سيارة|(?<!\w)(?:في|ب)\s*(?:ال)?اجتماع|(?<!\w)(?:مشغول|خارج المكتب|لاحق[اً]+)"
        + @"|(?<!\w)س[اأ](?:بد[اأ]|عود|رد|عاود|تصل|قر[اأ])|^\W*(?:متى|متي|امتى)(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signs();
}
