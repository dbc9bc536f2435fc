namespace MoiSms.Core.Understanding.Normalising;

/// <summary>
/// The consonants of an Arabic word, in classes that Arabic and Arabizi spell alike: مخالفات, mo5alafat and mukhalafat all give
/// <c>MXLFT</c>. Vowels and their letters (ا و ي) fall away, and so does ة; emphatic letters join the plain ones that Latin letters cannot
/// tell apart.
/// </summary>
internal static class Skeleton
{
    /// <summary>Longest skeleton worth comparing.</summary>
    public const int MaxLength = 24;

    /// <summary>Writes the skeleton of a folded word and gives its length.</summary>
    public static int Of(ReadOnlySpan<char> key, Span<char> skeleton)
    {
        var length = 0;
        var i = 0;
        while (i < key.Length && length < MaxLength)
        {
            var last = i == key.Length - 1;
            var c = Letters.IsArabic(key[i]) ? Arabic(key[i], last) : Latin(key, ref i);
            i++;
            if (c != Letters.Dropped && (length == 0 || skeleton[length - 1] != c))
                skeleton[length++] = c;
        }

        return length;
    }

    private static char Arabic(char c, bool last) => c switch
    {
        'ب' => 'B',
        'ت' or 'ط' => 'T',
        'ث' or 'ذ' or 'ز' or 'ض' or 'ظ' => 'Z',
        'ج' => 'J',
        'ح' => 'H',
        'ه' => last ? Letters.Dropped : 'H',
        'خ' => 'X',
        'د' => 'D',
        'ر' => 'R',
        'س' or 'ص' => 'S',
        'ش' => 'C',
        'ع' => 'A',
        'غ' => 'G',
        'ف' => 'F',
        'ق' or 'ك' => 'K',
        'ل' => 'L',
        'م' => 'M',
        'ن' => 'N',
        _ => Letters.Dropped,
    };

    private static char Latin(ReadOnlySpan<char> key, ref int i)
    {
        if (i + 1 < key.Length && key[i + 1] == 'h')
        {
            var pair = key[i] switch
            {
                's' => 'C',
                'c' => 'J',
                'k' => 'X',
                'g' => 'G',
                't' or 'd' => 'Z',
                'p' => 'F',
                _ =>
                Letters.Dropped
            };
            if (pair != Letters.Dropped)
            {
                i++;
                return pair;
            }
        }

        return key[i] switch
        {
            'b' or 'p' => 'B',
            't' or '6' => 'T',
            'z' => 'Z',
            'j' => 'J',
            'h' => i == key.Length - 1 ? Letters.Dropped : 'H',
            '7' => 'H',
            '5' or 'x' => 'X',
            'd' => 'D',
            'r' => 'R',
            's' or '9' or 'c' => 'S',
            '3' => 'A',
            'f' or 'v' => 'F',
            'k' or 'q' or 'g' or '8' => 'K',
            'l' => 'L',
            'm' => 'M',
            'n' => 'N',
            '4' => 'C',
            _ => Letters.Dropped,
        };
    }
}
