namespace MoiSms.Core.Foundation.Values;

/// <summary>Kuwait's clock: UTC+3 all year (no daylight saving time), so no time zone database is needed.</summary>
internal static class KuwaitTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(3);

    /// <summary>The same instant on Kuwait's wall clock.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The calendar day in Kuwait at that instant.</summary>
    public static DateOnly Today(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);
}
