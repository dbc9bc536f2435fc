using PhoneNumbers;

namespace MoiSms.Core.Foundation.Values;

/// <summary>
/// One form (E.164) for every way a sender's number comes: <c>+965...</c>, <c>965...</c>, <c>00965...</c>, or 8 digits of Kuwait. Only the
/// shape counts: which blocks an operator was given is known to no list in time.
/// </summary>
public static class SenderNumber
{
    private const string Kuwait = "+965";
    private const int KuwaitDigits = 8;

    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// The number in E.164, or null where it is not a telephone that could receive a reply: short codes, names, blanks, and of Kuwait's
    /// numbers all but the mobile ones, which have 8 digits and begin with 4, 5, 6 or 9.
    /// </summary>
    public static string? Normalise(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return null;

        var text = TypedText.Western(raw);
        if (text.AsSpan().ContainsAnyExcept("+0123456789 -()."))
            return null;

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = digits[2..];

        // Bare digits: a national number of Kuwait has 8, anything longer starts with a country code.
        var international = digits.Length == KuwaitDigits && !text.StartsWith('+') ? Kuwait + digits : "+" + digits;
        return international.StartsWith(Kuwait, StringComparison.Ordinal)
            ? IsMobile(international.AsSpan(Kuwait.Length)) ? international : null
            : Abroad(international);
    }

    /// <summary>Whether it is a number of another country.</summary>
    /// <param name="phone">E.164.</param>
    internal static bool IsForeign(string phone) => !phone.StartsWith(Kuwait, StringComparison.Ordinal);

    private static bool IsMobile(ReadOnlySpan<char> national) =>
        national.Length == KuwaitDigits && national is ['4' or '5' or '6' or '9', ..];

    /// <summary>Of other countries the length is known; a zero that is dialled at home only is dropped.</summary>
    private static string? Abroad(string international)
    {
        try
        {
            var number = Util.Parse(international, null);
            return Util.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                ? Util.Format(number, PhoneNumberFormat.E164)
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
