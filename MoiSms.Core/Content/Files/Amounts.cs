using System.Globalization;
using System.Text.RegularExpressions;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Content.Files;

/// <summary>
/// The amounts of money in a text: <c>KD 5</c>, <c>KD 150 to 300</c>, and in Arabic <c>5 د.ك</c>, <c>150 إلى 300 د.ك</c>.
/// </summary>
internal static partial class Amounts
{
    /// <summary>What is wrong where the two languages name different amounts; null where they do not.</summary>
    public static string? Difference(string ar, string en)
    {
        // Most texts hold no number at all.
        if (!ar.Any(char.IsDigit) && !en.Any(char.IsDigit))
            return null;
        var (inArabic, inEnglish) = (In(ar, Language.Arabic), In(en, Language.English));
        return inArabic.SetEquals(inEnglish) ? null
            : $"the amounts differ: {Shown(inArabic)} in ar and {Shown(inEnglish)} in en; mend the wrong one (write KD 5 and 5 د.ك)";
    }

    /// <summary>In dinars; each once.</summary>
    public static SortedSet<decimal> In(string text, Language language) =>
        language == Language.Arabic ? Of(Arabic(), Western(text)) : Of(English(), text);

    private static SortedSet<decimal> Of(Regex pattern, string text)
    {
        var amounts = new SortedSet<decimal>();
        foreach (var number in pattern.Matches(text).SelectMany(match => match.Groups["n"].Captures))
            amounts.Add(decimal.Parse(number.ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture));
        return amounts;
    }

    private static string Shown(SortedSet<decimal> amounts) => amounts.Count == 0
        ? "none"
        : string.Join(", ", amounts.Select(amount => string.Create(CultureInfo.InvariantCulture, $"{amount:0.###}")));

    private static string Western(string text) => string.Create(text.Length, text, static (western, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            western[i] = source[i] switch
            {
                >= '٠' and <= '٩' and var digit => (char)('0' + digit - '٠'),
                '٫' => '.',
                '٬' => ',',
                var other => other,
            };
    });

    [GeneratedRegex(@"\bKD ?(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?:(?: to | ?[-–] ?)(?:KD ?)?(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?))?"
        + @"|(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?) ?KD\b", RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"(?:(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?) ?(?:إلى|الى|[-–]) ?)?"
        + @"(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?) ?(?:د\.ك|دينار|دنانير)", RegexOptions.CultureInvariant)]
    private static partial Regex Arabic();
}
