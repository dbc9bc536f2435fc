using System.Text.RegularExpressions;

namespace MoiSms.Core.Understanding;

/// <summary>
/// Whether a text goes on about the person of the last one: "and the licence?", "what about her passport", "والرخصة؟". It starts by joining
/// on, names a thing without an owner or as his or hers, and nothing in it says "my".
/// </summary>
internal static partial class SubjectContinuation
{
    /// <summary>Longer texts say whom they are about.</summary>
    private const int MaxLength = 40;

    public static bool Is(string text) => text.Length <= MaxLength && JoinsOn().IsMatch(text) && !Mine().IsMatch(text);

    // Arabic joins with a letter before the article (والرخصة), or names the owner at the end of the word (ورخصته).
    [GeneratedRegex(
        @"^\W*(?:(?:and|also|what about|how about)\s+(?:the|his|her|their|its)\b"
        + @"|(?:w|wa|we|wo)\s?(?:el|al|il)\W|(?:طيب\s+)?و\s?ال|و\p{L}+(?:ه|ها|هم)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JoinsOn();

    [GeneratedRegex(@"\b(?:my|mine|me|i)\b|مالي|حقي|عندي|علي\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mine();
}
