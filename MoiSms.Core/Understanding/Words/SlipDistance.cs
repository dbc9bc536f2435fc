using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Understanding.Words;

/// <summary>
/// The distance between what was typed and a word, in tenths of a slip: 10 for a letter left out, added or wrong and for two neighbours
/// swapped, 6 for a vowel or for letters that sound alike (س ص, ت ط, c k s).
/// </summary>
internal static class SlipDistance
{
    private const int Slip = 10;
    private const int Alike = 6;

    /// <summary>How far a word may be to be mended: a short one hardly, since many short words are one letter apart.</summary>
    public static int Allowed(ReadOnlySpan<char> typed, string word) => Math.Min(typed.Length, word.Length) switch
    {
        < 4 => word.Length >= 4 && typed.Length >= 4 ? Alike : 0,
        4 => typed.Length == word.Length && !Swapped(typed, word) ? Alike : Slip,
        5 => Slip,
        6 or 7 => Slip + 2,
        _ => Slip * 2,
    };

    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var width = b.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        var before = rows[..width];
        var last = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        last[0] = 0;
        for (var j = 1; j < width; j++)
            last[j] = last[j - 1] + Gap(b[j - 1]);

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = last[0] + Gap(a[i - 1]);
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = last[j - 1] + Change(a[i - 1], b[j - 1]);
                cost = Math.Min(cost, last[j] + Gap(a[i - 1]));
                cost = Math.Min(cost, row[j - 1] + Gap(b[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[j - 2] + Slip);
                row[j] = cost;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[b.Length];
    }

    private static bool Swapped(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        for (var i = 0; i + 1 < a.Length; i++)
        {
            if (a[i] != b[i])
                return a[i] == b[i + 1] && a[i + 1] == b[i] && a[(i + 2)..].SequenceEqual(b[(i + 2)..]);
        }

        return false;
    }

    private static int Gap(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'h' or 'ا' or 'ي' or 'و' ? Alike + 2 : Slip;

    private static int Change(char a, char b)
    {
        if (a == b)
            return 0;
        var group = Sound(a);
        return group != 0 && group == Sound(b) ? Alike : Slip;
    }

    private static int Sound(char c) => c switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' or 'y' => 1,
        'c' or 'k' or 'q' => 2,
        's' or 'z' => 3,
        'v' or 'f' => 5,
        'p' or 'b' => 6,
        'س' or 'ص' or 'ث' => 7,
        'ت' or 'ط' => 8,
        'ض' or 'ظ' or 'د' or 'ذ' or 'ز' => 9,
        'ق' or 'ك' or 'غ' => 10,
        'ح' or 'ه' or 'خ' => 11,
        'ع' or 'ا' => 12,
        'ج' or 'ي' => Letters.IsArabic(c) ? 13 : 0,
        _ => 0,
    };
}
