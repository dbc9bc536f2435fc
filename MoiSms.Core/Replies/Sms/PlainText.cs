using System.Globalization;
using System.Text;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Replies.Sms;

/// <summary>Keeps stray characters out of replies: one curly quote would make an English text cost twice as much.</summary>
internal static class PlainText
{
    /// <summary>
    /// Data as a reply may hold it: one line, without control, invisible and bidi characters; typographic signs become plain ones.
    /// Arabic letters stay; what neither alphabet has is dropped.
    /// </summary>
    public static string Clean(string raw)
    {
        if (IsClean(raw))
            return raw;

        var text = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
            Append(text, rune);
        return CollapseBlanks(text);
    }

    /// <summary>A rendered template without its empty lines and doubled blanks: each would be paid for.</summary>
    public static string Tidy(string rendered)
    {
        var text = new StringBuilder(rendered.Length);
        foreach (var line in rendered.AsSpan().EnumerateLines())
        {
            var start = text.Length;
            foreach (var letter in line.Trim())
            {
                // Opens a line at its first letter only, so that an empty one leaves nothing.
                if (text.Length == start && start > 0)
                    text.Append('\n');
                if (letter != ' ' || text[^1] != ' ')
                    text.Append(letter);
            }
        }

        return text.ToString();
    }

    private static bool IsClean(string raw)
    {
        for (var i = 0; i < raw.Length; i++)
        {
            var letter = raw[i];
            var stays = letter is >= ' ' and <= '~' and not '`' || IsArabic(letter);
            if (!stays || (letter == ' ' && (i == 0 || i == raw.Length - 1 || raw[i - 1] == ' ')))
                return false;
        }

        return true;
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        if (Plain(rune.Value) is { } plain)
            text.Append(plain);
        else if (rune.IsBmp && (IsArabic((char)rune.Value) || (Gsm7.Septets((char)rune.Value) > 0 && rune.Value >= ' ')))
            text.Append((char)rune.Value);
        else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            text.Append(' ');
        else
            AppendBase(text, rune);
    }

    // A letter with a mark that GSM 03.38 lacks (ê, š) keeps its base letter.
    private static void AppendBase(StringBuilder text, Rune rune)
    {
        foreach (var unit in rune.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (IsArabic(unit) || (unit > ' ' && Gsm7.Septets(unit) > 0))
                text.Append(unit);
        }
    }

    private static string? Plain(int value) => value switch
    {
        '`' or 0x2018 or 0x2019 or 0x201A or 0x2032 => "'",
        0x201C or 0x201D or 0x201E or 0x2033 or 0xAB or 0xBB => "\"",
        0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2212 => "-",
        0x2026 => "...",
        0x2022 or 0xB7 => "-",
        _ => null,
    };

    private static bool IsArabic(char letter) =>
        letter is >= '\u0600' and <= '\u06FF' and not '\u061C'
        && (char.IsLetterOrDigit(letter) || char.IsPunctuation(letter)
            || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark);

    private static string CollapseBlanks(StringBuilder text)
    {
        var kept = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ' ' || (kept > 0 && text[kept - 1] != ' '))
                text[kept++] = text[i];
        }

        text.Length = kept > 0 && text[kept - 1] == ' ' ? kept - 1 : kept;
        return text.ToString();
    }
}
