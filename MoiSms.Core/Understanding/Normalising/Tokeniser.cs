namespace MoiSms.Core.Understanding.Normalising;

/// <summary>
/// Cuts a folded text into words and numbers. Arabic letters, Latin letters and digits are cut apart from each other, but for digits
/// inside Latin words, which are letters in Arabizi (<c>3alay</c>, <c>mo5alafat</c>). An English <c>'s</c> falls off.
/// </summary>
internal static class Tokeniser
{
    public static void Tokenise(string folded, List<Token> tokens)
    {
        Span<char> key = stackalloc char[64];
        var clause = true;
        var at = 0;
        while (at < folded.Length)
        {
            var kind = KindOf(folded, at);
            if (kind is not { } found)
            {
                clause |= folded[at] is '.' or ',' or '?' or '!' or ';' or '\n' or ':';
                at++;
                continue;
            }

            var end = End(folded, at, found);
            var length = Squeeze(folded.AsSpan(at, end - at), found, key);
            if (length > 0)
            {
                tokens.Add(new(key[..length].ToString(), found, at, end - at, clause));
                clause = false;
            }

            at = end;
        }
    }

    private static TokenKind? KindOf(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
            return LatinFollows(text, at) ? TokenKind.Latin : TokenKind.Number;
        if (c == '\'' && at + 2 < text.Length && text[at + 1] is '3' or '5' or '6' or '7' or '9' && Letters.IsLatin(text[at + 2]))
            return TokenKind.Latin;
        if (Letters.IsArabic(c))
            return TokenKind.Arabic;
        if (Letters.IsLatin(c))
            return TokenKind.Latin;
        return char.IsLetter(c) ? TokenKind.Other : null;
    }

    // "3alay" and "7ag" are words; "30kd" and "2nd" are cut the same way and simply mean nothing.
    private static bool LatinFollows(string text, int at)
    {
        var i = at;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        if (i < text.Length && text[i] == '\'')
            i++;
        return i < text.Length && i - at <= 3 && Letters.IsLatin(text[i]);
    }

    private static int End(string text, int start, TokenKind kind)
    {
        var i = start;
        while (i < text.Length)
        {
            var c = text[i];
            var inside = kind switch
            {
                TokenKind.Number => char.IsAsciiDigit(c),
                TokenKind.Arabic => Letters.IsArabic(c),
                TokenKind.Latin => Letters.IsLatin(c) || char.IsAsciiDigit(c) || (c == '\'' && InsideWord(text, i)),
                _ => char.IsLetter(c) && !Letters.IsArabic(c) && !Letters.IsLatin(c),
            };
            if (!inside)
                break;
            i++;
        }

        return i;
    }

    private static bool InsideWord(string text, int at) =>
        (at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1])) || (at > 0 && text[at - 1] is '3' or '5' or '6' or '7' or '9');

    // PCC is not PC: what is as short as this stays as it is.
    private const int LongestAbbreviation = 3;

    // Words past 64 letters are no words: their start is enough.
    private static int Squeeze(ReadOnlySpan<char> word, TokenKind kind, Span<char> key)
    {
        if (kind == TokenKind.Latin && word.Length > 3 && word.EndsWith("'s"))
            word = word[..^2];
        var length = 0;
        for (var i = 0; i < word.Length && length < key.Length - 1; i++)
        {
            var c = word[i];
            if (c == '\'')
                continue;
            var marked = (i > 0 && word[i - 1] == '\'') || (i + 1 < word.Length && word[i + 1] == '\'');
            if (kind == TokenKind.Latin && marked && Marked(c) is { } letters)
            {
                letters.CopyTo(key[length..]);
                length += letters.Length;
            }
            else if (length == 0 || key[length - 1] != c || char.IsAsciiDigit(c)
                || (kind == TokenKind.Latin && word.Length <= LongestAbbreviation))
            {
                key[length++] = c;
            }
        }

        return length;
    }

    // The apostrophe of Arabizi stands for the dot that tells غ from ع, خ from ح, ظ from ط, ض from ص.
    private static string? Marked(char digit) => digit switch
    {
        '3' => "gh",
        '7' => "kh",
        '6' => "z",
        '9' => "d",
        _ => null,
    };
}
