using System.Globalization;

namespace MoiSms.Cli.Output;

/// <summary>Times as operators read them: Kuwait's, to the minute.</summary>
internal static class KuwaitClock
{
    // No daylight saving time: no time zone database is needed.
    private static readonly TimeSpan Kuwait = TimeSpan.FromHours(3);

    public static string Minute(DateTimeOffset? at) => at is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.ToOffset(Kuwait):yyyy-MM-dd HH:mm}")
        : "-";
}
