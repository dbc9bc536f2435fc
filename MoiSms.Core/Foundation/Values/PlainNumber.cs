using System.Globalization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>
/// The one way in which numbers are read from files, settings and command lines: digits (either set), and where a fraction may be a point
/// with digits on both sides. Signs, exponents and separators of thousands are no number: <c>0,012</c> would be twelve.
/// </summary>
public static class PlainNumber
{
    /// <summary>0 to 2,147,483,647; null for anything else.</summary>
    public static int? Whole(string? text) =>
        text is not null && int.TryParse(TypedText.Western(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Not negative; null for anything else.</summary>
    /// <param name="decimals">The most digits behind the point.</param>
    public static decimal? Amount(string? text, int decimals)
    {
        if (text is null)
            return null;
        var western = TypedText.Western(text);
        var point = western.IndexOf('.', StringComparison.Ordinal);
        if (point == 0 || point == western.Length - 1 || (point > 0 && western.Length - point - 1 > decimals))
            return null;
        return decimal.TryParse(western, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }
}
