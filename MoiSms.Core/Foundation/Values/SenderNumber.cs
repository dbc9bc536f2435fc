using PhoneNumbers;

namespace MoiSms.Core.Foundation.Values;

/// <summary>
/// One form (E.164) for every way a sender's number comes: <c>+965...</c>, <c>965...</c>, <c>00965...</c>, or 8 digits of Kuwait.
/// </summary>
public static class SenderNumber
{
    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary>The number in E.164, or null where it is not a telephone that could receive a reply (short codes, names, blanks).</summary>
    public static string? Normalise(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return null;

        var text = raw.Trim();
        if (text.AsSpan().ContainsAnyExcept("+0123456789 -()."))
            return null;

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = digits[2..];

        // Bare digits: a national number of Kuwait has 8, anything longer starts with a country code.
        return Valid(digits.Length == 8 && !text.StartsWith('+') ? "+965" + digits : "+" + digits);
    }

    private static string? Valid(string international)
    {
        try
        {
            var number = Util.Parse(international, "KW");
            return Util.IsPossibleNumber(number) && Util.IsValidNumber(number) ? Util.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
