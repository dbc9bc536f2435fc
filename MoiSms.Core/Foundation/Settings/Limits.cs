namespace MoiSms.Core.Foundation.Settings;

/// <summary>Range, default and reason of every setting that is a number. They stand here and nowhere else.</summary>
internal static class Limits
{
    public static Limit MaxBodyBytes { get; } = new(SettingNames.MaxBodyBytes, 1_048_576, 100_000_000, 1_572_864,
        "Event Grid sends at most 1 MB, and never brings again what was too large");

    public static Limit ReplyLifetimeHours { get; } = new(SettingNames.ReplyLifetimeHours, 1, 168, 24,
        "a later answer confuses more than it helps");

    public static Limit RetentionDays { get; } = new(SettingNames.RetentionDays, 1, 3650, 365,
        "a year of load can be compared with the one before");

    public static Limit BlankTextsHours { get; } = new(SettingNames.BlankTextsHours, 1, 8760, 72, "long enough to look into a complaint");

    public static Limit DeadLetterDays { get; } = new(SettingNames.DeadLetterDays, 1, 3650, 30,
        "long enough to find the cause and replay; they hold words");

    public static Limit LockDays { get; } = new(SettingNames.LockDays, 1, 3650, 30,
        "attempts count for a day; for a month an attack can be looked into");

    public static Limit CounterDays { get; } = new(SettingNames.CounterDays, 1, 3650, 731,
        "each day stands beside the same one of the year before");

    public static Limit MaxReplyParts { get; } =
        new(SettingNames.MaxReplyParts, 2, 10, 4,
            "268 Arabic letters are what a phone shows without scrolling far; one part has no room for an answer and its hint");

    public static Limit MaxTextsPerMinute { get; } = new(SettingNames.MaxTextsPerMinute, 1, 1000, 10, "nobody reads faster");

    public static Limit MaxTextsPerDay { get; } = new(SettingNames.MaxTextsPerDay, 1, 100_000, 60, "more than any person asks in a day");

    public static Limit MaxPartsPerDay { get; } =
        new(SettingNames.MaxPartsPerDay, 1, 100_000, 60, "every part is paid for, and texts may come from a forged sender");

    public static Limit MaxForeignPartsPerDay { get; } = new(SettingNames.MaxForeignPartsPerDay, 0, 100_000_000, 1000,
        "parts abroad cost most, people in Kuwait have Kuwaiti numbers, and forged senders are mostly foreign");

    public static Limit MaxTotalPartsPerDay { get; } = new(SettingNames.MaxTotalPartsPerDay, 1, 100_000_000, 500_000,
        "what a busy day of the public phase may need");

    public static Limit MaxDataAgeDays { get; } = new(SettingNames.MaxDataAgeDays, 1, 3650, 35,
        "a monthly import, and some days for its delay");

    public static Limit SettingsRefreshSeconds { get; } = new(SettingNames.SettingsRefreshSeconds, 1, 30, 15,
        "a change takes effect within 30 seconds");

    public static IReadOnlyList<Limit> All { get; } =
    [
        MaxBodyBytes, ReplyLifetimeHours, RetentionDays, BlankTextsHours, DeadLetterDays, LockDays, CounterDays, MaxReplyParts,
        MaxTextsPerMinute, MaxTextsPerDay, MaxPartsPerDay, MaxForeignPartsPerDay, MaxTotalPartsPerDay, MaxDataAgeDays,
        SettingsRefreshSeconds,
    ];
}
