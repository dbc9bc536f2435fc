using System.Globalization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>ISO 8601 dates and instants of the years 1900 to 2199, as files and the command line give them.</summary>
public static class IsoInstant
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary><c>yyyy-MM-dd</c>; null if it is none.</summary>
    public static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && IsYear(date.Year)
            ? date
            : null;

    /// <summary>A date and time, to the minute or finer, on Kuwait's clock unless it has an offset; UTC; null if it is none.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)
            || !IsYear(moment.Year))
            return null;
        return new DateTimeOffset(moment, moment.Kind == DateTimeKind.Utc ? TimeSpan.Zero : KuwaitTime.Offset).ToUniversalTime();
    }

    /// <summary>As <see cref="Parse"/>; a date alone is its midnight in Kuwait.</summary>
    public static DateTimeOffset? ParseFromMidnight(string text) => ParseDate(text) is { } date
        ? new DateTimeOffset(date, TimeOnly.MinValue, KuwaitTime.Offset).ToUniversalTime()
        : Parse(text);

    internal static bool IsYear(int year) => year is >= 1900 and < 2200;
}
