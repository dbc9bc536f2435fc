using System.Text;

namespace MoiSms.Core.Understanding.Normalising;

/// <summary>
/// Folds what is typed in many ways to one way: compatibility forms (NFKD, so that marks fall off as well: é = e, أ = ا), both Arabic digit
/// sets, lower case, hamza seats, ة/ه and ى/ي, Persian and Kuwaiti letters, tatweel, vowel signs, zero-width and bidi marks, curly quotes.
/// Keeps line ends and punctuation: the code finders need them. Any string is taken; lone surrogates and control characters become blanks.
/// </summary>
internal static class TextFolder
{
    public static string Fold(string text)
    {
        if (NeedsDecomposing(text))
            text = WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormKD);

        return string.Create(Kept(text), text, static (folded, source) =>
        {
            var at = 0;
            foreach (var c in source)
            {
                var f = Letters.Fold(c);
                if (f != Letters.Dropped)
                    folded[at++] = f;
            }
        });
    }

    private static int Kept(string text)
    {
        var kept = 0;
        foreach (var c in text)
        {
            if (Letters.Fold(c) != Letters.Dropped)
                kept++;
        }

        return kept;
    }

    // Most texts hold nothing but ASCII and plain Arabic letters, which the letter table folds alone.
    private static bool NeedsDecomposing(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '\u0080' and not (>= '\u0600' and <= '\u06FF') and not (>= '\u2000' and <= '\u206F'))
                return true;
        }

        return false;
    }

    private static string WithoutLoneSurrogates(string text)
    {
        var at = 0;
        while (at < text.Length && !IsLone(text, at))
            at++;
        if (at == text.Length)
            return text;

        return string.Create(text.Length, text, static (clean, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                clean[i] = IsLone(source, i) ? ' ' : source[i];
        });
    }

    private static bool IsLone(string text, int at) =>
        text[at] switch
        {
            '\uFFFE' or '\uFFFF' => true,
            var c when char.IsHighSurrogate(c) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
            var c when char.IsLowSurrogate(c) => at == 0 || !char.IsHighSurrogate(text[at - 1]),
            _ => false,
        };
}
