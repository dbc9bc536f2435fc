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
        'ة' => 'ه',
        'ء' or 'ـ' => Dropped,
        '٫' => '.',
        '٬' or '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '٪' => '%',
        (>= '\u0620' and <= '\u06D3') or (>= '\u0750' and <= '\u077F') => OfOtherKeyboards(c),
        '’' or '‘' or '`' or '´' or 'ʼ' => '\'',
        '–' or '—' or '‑' or '−' or '‐' => '-',
        // A blank without width parts words; joiners and marks of direction do not.
        '\u200B' => ' ',
        '\u061C' or '\u00AD' or '\uFEFF' or '\u20E3' or (>= '\u200C' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u206F') => Dropped,
        _ => ByCategory(c),
    };

    // The letters that keyboards for Persian, Urdu, Kurdish, Pashto, Sindhi, Uighur and the Maghreb put in place of an Arabic one.
    private static char OfOtherKeyboards(char c) => c switch
    {
        'ئ' or 'ى' or 'ی' or 'ې' or 'ێ' or 'ۍ' or 'ے' or 'ۓ' or 'ؠ' or 'ۑ' => 'ي',
        'ؤ' or 'ۆ' or 'ۇ' or 'ۈ' or 'ۋ' or 'ۏ' or 'ۊ' or 'ۅ' => 'و',
        'ھ' or 'ہ' or 'ۀ' or 'ۂ' or 'ۃ' or 'ە' => 'ه',
        'ک' or 'ڪ' or 'ګ' or 'ڭ' or 'ڬ' or 'ڮ' or 'ػ' or 'ؼ' => 'ك',
        'گ' or 'ڨ' or 'ڧ' or 'ݣ' => 'ق',
        'چ' or 'ڃ' or 'ڄ' or 'ڇ' or 'څ' or 'ځ' => 'ج',
        'پ' or 'ٻ' or 'ڀ' => 'ب',
        'ڤ' or 'ڢ' or 'ڡ' or 'ڣ' or 'ڥ' or 'ڦ' => 'ف',
        'ژ' or 'ږ' => 'ز',
        'ٹ' or 'ټ' or 'ٺ' or 'ٽ' or 'ٿ' => 'ت',
        'ڈ' or 'ډ' or 'ڌ' or 'ڍ' or 'ڊ' => 'د',
        'ڑ' or 'ړ' or 'ڕ' or 'ڔ' => 'ر',
        'ں' or 'ڼ' or 'ڻ' or 'ڽ' => 'ن',
        'ڵ' or 'ڶ' or 'ڷ' => 'ل',
        'ښ' => 'ش',
        'ٲ' or 'ٳ' or 'ٵ' or 'ٱ' => 'ا',
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
