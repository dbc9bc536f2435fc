using System.Collections.Frozen;

namespace MoiSms.Core.Understanding.Normalising;

/// <summary>
/// Which language a text is in that is not read here, by its script, or by letters and words that Arabic and English do not have. For
/// texts that were not understood: whoever writes Urdu or Tagalog with our words in it is answered like everybody.
/// </summary>
internal static class ForeignLanguages
{
    /// <summary>Fewer of a language's own words or letters may be chance.</summary>
    private const int FewestSigns = 2;

    private static readonly (char From, char To, string Code)[] Scripts =
    [
        ('\u0900', '\u097F', "hi"), ('\u0980', '\u09FF', "bn"), ('\u0B80', '\u0BFF', "ta"), ('\u0D00', '\u0D7F', "ml"),
    ];

    private static readonly FrozenSet<string> Persian = new[]
    {
        "است", "هست", "هستم", "می", "چطور", "چگونه", "برای", "کجا", "من", "را", "های", "چه", "باید", "خواهم", "توانم", "شما", "این",
        "که", "کنم",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Tagalog = new[]
    {
        "ang", "ng", "mga", "ako", "ko", "po", "saan", "paano", "kailan", "magkano", "yung", "hindi", "wala", "meron", "kung",
        "para", "sa", "na",
        "lang", "ba", "ano", "bakit", "sino", "naman", "din", "kasi", "pwede", "gusto", "ito", "siya", "kami", "tayo", "nila",
        "namin", "niyo",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>ISO 639-1, <c>tl</c> for Tagalog; null where it is Arabic or English, or cannot be told.</summary>
    public static string? Of(string text)
    {
        var letters = text.Count(char.IsLetter);
        foreach (var (from, to, code) in Scripts)
        {
            if (text.Count(letter => letter >= from && letter <= to) * 2 > letters && letters > 0)
                return code;
        }

        if (text.Count(letter => letter is 'ٹ' or 'ڈ' or 'ڑ' or 'ں' or 'ے' or 'ھ' or 'ہ') >= FewestSigns)
            return "ur";
        var words = text.Split([' ', '\n', ',', '.', '?', '!', '؟', '،'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Count(Persian.Contains) >= FewestSigns && words.Any(word => word.AsSpan().ContainsAny("یکپچژگ")))
            return "fa";
        return words.Length > FewestSigns && words.Count(Tagalog.Contains) * 3 > words.Length ? "tl" : null;
    }
}
