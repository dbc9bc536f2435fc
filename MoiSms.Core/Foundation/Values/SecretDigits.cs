using System.Text.RegularExpressions;

namespace MoiSms.Core.Foundation.Values;

/// <summary>
/// Finds by their shape alone the texts that may hold a card's serial or a code, so that they are never kept: also where a text was not
/// understood, or not even read. Rather one reference too many is hidden than one serial kept.
/// </summary>
internal static partial class SecretDigits
{
    /// <summary>
    /// Whether the text holds six digits that stand alone (a code), nine or more that are no civil id (a serial, or two numbers that run
    /// together), or a civil id and any other number of at least three digits.
    /// </summary>
    public static bool MayBeIn(string text)
    {
        var (hasCivilId, hasNumber) = (false, false);
        foreach (var run in Run().EnumerateMatches(text))
        {
            var digits = text.AsSpan(run.Index, run.Length);
            var count = Count(digits);
            if (count == 12)
                hasCivilId = true;
            else if (count is 6 or 9 or 10 or > 12)
                return true;
            else
                hasNumber |= count >= 3;
        }

        return hasCivilId && hasNumber;
    }

    /// <summary>The text with a star for each digit where it may hold a serial or a code; else as it is.</summary>
    public static string Hide(string text) => MayBeIn(text) ? HideAll(text) : text;

    /// <summary>The text with a star for each digit.</summary>
    public static string HideAll(string text) => string.Concat(text.Select(letter => char.IsDigit(letter) ? '*' : letter));

    private static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var letter in text)
            count += char.IsDigit(letter) ? 1 : 0;
        return count;
    }

    // As people group a number: one blank, dash, dot or slash between its digits, with blanks around it, and marks that nobody sees.
    [GeneratedRegex(@"\d(?:[\p{Cf}\s]{0,3}[-./]?[\p{Cf}\s]{0,3}\d)*", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
