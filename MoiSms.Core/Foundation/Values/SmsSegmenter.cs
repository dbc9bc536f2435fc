using System.Globalization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>
/// Counts the parts of a text: every part is paid for. An escape pair, a surrogate pair and a letter with its marks are never
/// split between parts, as senders that care for their readers do it; so the count is never below what a network makes of it.
/// </summary>
public static class SmsSegmenter
{
    private const int Gsm7Alone = 160;
    private const int Gsm7Joined = 153;
    private const int PartOctets = 140;
    private const int Ucs2Alone = 70;
    private const int Ucs2Joined = 67;

    /// <summary>The encoding a text needs, its parts and its length. An empty text has one part.</summary>
    public static SmsSegments Count(string text) => Count(text.AsSpan());

    /// <summary>The different letters of a text that are not of the GSM 7-bit alphabet, in their order.</summary>
    internal static string[] OutsideGsm7(string text) =>
        [.. text.EnumerateRunes().Select(rune => rune.ToString()).Where(letter => letter.Any(unit => Gsm7.Septets(unit) == 0)).Distinct()];

    internal static SmsSegments Count(ReadOnlySpan<char> text)
    {
        var septets = 0;
        foreach (var unit in text)
        {
            var cost = Gsm7.Septets(unit);
            if (cost == 0)
                return new SmsSegments(SmsEncoding.Ucs2, Ucs2Parts(text), text.Length);
            septets += cost;
        }

        return new SmsSegments(SmsEncoding.Gsm7, septets <= Gsm7Alone ? 1 : Gsm7Parts(text), septets);
    }

    /// <summary>
    /// The parts of a text in their order, as <see cref="Count(string)"/> counts them; the whole text where one part holds it.
    /// </summary>
    /// <param name="headerOctets">Octets of each of several parts that their header takes: 6, or 7 for a longer reference.</param>
    /// <param name="encoding">Null = what the text needs.</param>
    public static IReadOnlyList<string> Split(string text, int headerOctets = 6, SmsEncoding? encoding = null)
    {
        var isGsm7 = (encoding ?? Count(text).Encoding) == SmsEncoding.Gsm7;
        if (isGsm7 ? Count(text).Units <= Gsm7Alone : text.Length <= Ucs2Alone)
            return [text];

        var limit = isGsm7 ? (PartOctets - headerOctets) * 8 / 7 : (PartOctets - headerOctets) / 2;
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var end = isGsm7 ? SeptetEnd(rest, limit) : rest.Length <= limit ? rest.Length : LetterEnd(rest, limit);
            // A letter with more marks than a part holds is cut, though no surrogate pair is.
            if (end > limit && !isGsm7)
                end = char.IsHighSurrogate(rest[limit - 1]) ? limit - 1 : limit;
            parts.Add(rest[..end].ToString());
            rest = rest[end..];
        }

        return parts;
    }

    private static int SeptetEnd(ReadOnlySpan<char> text, int limit)
    {
        var (end, filled) = (0, 0);
        while (end < text.Length && (filled += Gsm7.Septets(text[end])) <= limit)
            end++;
        return end;
    }

    private static int Gsm7Parts(ReadOnlySpan<char> text)
    {
        int parts = 1, filled = 0;
        foreach (var unit in text)
        {
            var cost = Gsm7.Septets(unit);
            if (filled + cost > Gsm7Joined)
            {
                parts++;
                filled = 0;
            }

            filled += cost;
        }

        return parts;
    }

    private static int Ucs2Parts(ReadOnlySpan<char> text)
    {
        if (text.Length <= Ucs2Alone)
            return 1;

        var parts = 1;
        while (text.Length > Ucs2Joined)
        {
            text = text[LetterEnd(text, Ucs2Joined)..];
            parts++;
        }

        return parts;
    }

    /// <summary>
    /// The last place at or before <paramref name="limit"/> where no letter is split; after the first letter if that alone is longer.
    /// </summary>
    internal static int LetterEnd(ReadOnlySpan<char> text, int limit)
    {
        // Walking letter by letter is slow; between two plain letters there is always an end.
        if (IsPlain(text[limit - 1]) && IsPlain(text[limit]))
            return limit;

        var start = limit - 1;
        while (start > 0 && !(IsPlain(text[start - 1]) && IsPlain(text[start])))
            start--;

        var end = start;
        while (true)
        {
            var next = end + NextLetter(text[end..]);
            if (next > limit)
                return end > 0 ? end : next;
            end = next;
        }
    }

    // The two units of a line end count one by one, so that they may part.
    private static int NextLetter(ReadOnlySpan<char> text) => text[0] == '\r' ? 1 : StringInfo.GetNextTextElementLength(text);

    // Letters, digits, blanks and stops of ASCII and the Arabic letters: none of them joins a neighbour into one letter.
    private static bool IsPlain(char unit) => unit is (>= ' ' and <= '~') or (>= 'ء' and <= 'غ') or (>= 'ف' and <= 'ي') or '\n';
}
