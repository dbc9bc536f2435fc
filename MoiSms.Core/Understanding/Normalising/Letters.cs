using System.Globalization;

namespace MoiSms.Core.Understanding.Normalising;

/// <summary>What a single UTF-16 unit is folded to, and what kind of letter it is then.</summary>
internal static class Letters
{
    /// <summary>Stands for "leave it out".</summary>
    public const char Dropped = '\0';

    private static readonly char[] Table = Build();

    public static char Fold(char c) => Table[c];

    public static bool IsArabic(char c) => c is >= 'ا' and <= 'ي';

    public static bool IsLatin(char c) => c is >= 'a' and <= 'z';

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = FoldOne((char)i);
        return table;
    }

    private static char FoldOne(char c) => c switch
    {
        '\n' or '\r' => '\n',
        < ' ' or '\u007F' => ' ',
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < '\u007F' => c,
        'آ' or 'أ' or 'إ' or 'ٱ' => 'ا',
        'ى' or 'ئ' or 'ی' or 'ے' => 'ي',
        'ؤ' => 'و',
        'ة' or 'ۀ' or 'ہ' or 'ھ' or 'ە' => 'ه',
        'ء' or 'ـ' => Dropped,
        'ک' => 'ك',
        'گ' => 'ق',
        'چ' => 'ج',
        'پ' => 'ب',
        'ڤ' => 'ف',
        'ژ' => 'ز',
        '٫' => '.',
        '٬' or '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '٪' => '%',
        '’' or '‘' or '`' or '´' or 'ʼ' => '\'',
        '–' or '—' or '‑' or '−' or '‐' => '-',
        '\u061C' or '\u00AD' or '\uFEFF' or '\u20E3' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u206F') => Dropped,
        _ => ByCategory(c),
    };

    private static char ByCategory(char c)
    {
        if (char.IsSurrogate(c))
            return ' ';
        var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
        if (digit >= 0)
            return (char)('0' + digit);
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Dropped,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
            UnicodeCategory.Control => ' ',
            _ => char.ToLowerInvariant(c),
        };
    }
}
