namespace MoiSms.Core.Understanding;

/// <summary>The names of <see cref="NamedDay"/>.</summary>
internal static class NamedDays
{
    /// <summary>The name of the day's concept, which is also its JSON name.</summary>
    public static string ToName(this NamedDay day) => day.ToString().ToLowerInvariant();
}
