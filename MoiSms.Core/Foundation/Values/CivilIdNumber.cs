using System.Globalization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>
/// The Kuwaiti civil id: 12 digits <c>C YYMMDD SSSS K</c>. C = 2 for births 1900-1999, 3 for 2000-2099; K is the check digit.
/// </summary>
internal static class CivilIdNumber
{
    private static ReadOnlySpan<byte> Weights => [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether 12 ASCII digits hold a real birth date and the right check digit.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 12 || digits.ContainsAnyExceptInRange('0', '9') || digits[0] is not ('2' or '3'))
            return false;

        var century = digits[0] == '2' ? 1900 : 2000;
        var year = century + int.Parse(digits.Slice(1, 2), CultureInfo.InvariantCulture);
        var month = int.Parse(digits.Slice(3, 2), CultureInfo.InvariantCulture);
        var day = int.Parse(digits.Slice(5, 2), CultureInfo.InvariantCulture);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;

        var sum = 0;
        for (var i = 0; i < 11; i++)
            sum += (digits[i] - '0') * Weights[i];
        // 10 and 11 fit no digit: such cards are not issued.
        return 11 - sum % 11 == digits[11] - '0';
    }

    /// <summary>Whether a text holds a number that should be a civil id, 12 digits of any script in a row, but is none.</summary>
    public static bool IsMistypedIn(string text)
    {
        Span<char> digits = stackalloc char[12];
        var run = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsDigit(text[i]))
            {
                if (run < digits.Length)
                    digits[run] = (char)('0' + (int)char.GetNumericValue(text[i]));
                run++;
                continue;
            }

            if (run == digits.Length && digits[0] is '2' or '3' && !IsValid(digits))
                return true;
            run = 0;
        }

        return false;
    }

    /// <summary>The id as replies show it: the last four digits only.</summary>
    public static string Mask(string civilId) => civilId.Length < 4 ? "****" : string.Concat("****", civilId.AsSpan(civilId.Length - 4));
}
