using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>
/// The names of every setting, as configuration keys (<c>:</c> is written <c>__</c> in an environment variable or app setting).
/// Infrastructure, docs/settings.md and tests read them from here.
/// </summary>
public static class SettingNames
{
    /// <summary>The connection of all queues and tables: a connection string, or a section with service addresses.</summary>
    public const string Storage = "MoiSmsStorage";
    internal const string StorageQueueServiceUri = Storage + ":queueServiceUri";
    internal const string StorageTableServiceUri = Storage + ":tableServiceUri";
    internal const string StorageCredential = Storage + ":credential";
    internal const string StorageClientId = Storage + ":clientId";

    internal const string AcsConnectionString = "AcsConnectionString";
    internal const string AcsEndpoint = "AcsEndpoint";

    internal const string ServiceNumber = "MoiSms:ServiceNumber";
    internal const string KeySecret = "MoiSms:KeySecret";
    internal const string ContentPath = "MoiSms:ContentPath";
    internal const string MaxBodyBytes = "MoiSms:MaxBodyBytes";
    internal const string ReplyLifetimeHours = "MoiSms:ReplyLifetimeHours";
    internal const string RetentionDays = "MoiSms:RetentionDays";
    internal const string BlankTextsHours = "MoiSms:BlankTextsHours";
    internal const string DeadLetterDays = "MoiSms:DeadLetterDays";
    internal const string LockDays = "MoiSms:LockDays";
    internal const string CounterDays = "MoiSms:CounterDays";
    internal const string MaxReplyParts = "MoiSms:MaxReplyParts";
    internal const string MaxTextsPerMinute = "MoiSms:MaxTextsPerMinute";
    internal const string MaxTextsPerDay = "MoiSms:MaxTextsPerDay";
    internal const string MaxPartsPerDay = "MoiSms:MaxPartsPerDay";
    internal const string MaxForeignPartsPerDay = "MoiSms:MaxForeignPartsPerDay";
    internal const string MaxTotalPartsPerDay = "MoiSms:MaxTotalPartsPerDay";
    internal const string DefaultPhase = "MoiSms:DefaultPhase";
    internal const string SettingsRefreshSeconds = "MoiSms:SettingsRefreshSeconds";
    internal const string CapacityTest = "MoiSms:CapacityTest";

    /// <summary>Age limit of every kind of data, in days; <see cref="MaxDataAgeDaysOf"/> overrides it for one kind.</summary>
    internal const string MaxDataAgeDays = "MoiSms:MaxDataAgeDays";

    internal const string AuthTenantId = "MoiSms:Auth:TenantId";
    internal const string AuthAuthority = "MoiSms:Auth:Authority";
    internal const string AuthAudience = "MoiSms:Auth:Audience";
    internal const string AuthAllowedApplications = "MoiSms:Auth:AllowedApplications";
    internal const string AllowedTopics = "MoiSms:AllowedTopics";
    internal const string RequireToken = "MoiSms:RequireToken";
    internal const string FunctionKeyOnly = "MoiSms:FunctionKeyOnly";

    /// <summary>Where telemetry goes; the exporter's and the Functions host's own name for it. Unset: nowhere.</summary>
    public const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>
    /// Every setting that has a name of its own, as the app setting is written. Beside them stands one for each kind of data:
    /// <see cref="IsKnown"/>.
    /// </summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        .. new[]
        {
            Storage, StorageQueueServiceUri, StorageTableServiceUri, StorageCredential, StorageClientId,
            AcsConnectionString, AcsEndpoint,
            ServiceNumber, KeySecret, ContentPath, MaxBodyBytes, ReplyLifetimeHours, RetentionDays, BlankTextsHours, DeadLetterDays,
            LockDays, CounterDays, MaxReplyParts, MaxTextsPerMinute, MaxTextsPerDay, MaxPartsPerDay, MaxForeignPartsPerDay,
            MaxTotalPartsPerDay, MaxDataAgeDays, DefaultPhase, SettingsRefreshSeconds, CapacityTest,
            AuthTenantId, AuthAuthority, AuthAudience, AuthAllowedApplications, RequireToken, FunctionKeyOnly, AllowedTopics,
            ApplicationInsights,
        }.Select(AppSetting),
    ];

    /// <summary>
    /// Age limit of one kind of <see cref="RecordKinds.All"/>: the app setting <c>MoiSms__MaxDataAgeDays__&lt;kind&gt;</c>.
    /// </summary>
    internal static string MaxDataAgeDaysOf(string kind) => $"{MaxDataAgeDays}:{kind}";

    /// <summary>Whether the service reads an app setting of that name, whose letters' case does not count.</summary>
    internal static bool IsKnown(string appSetting) =>
        All.Concat(RecordKinds.All.Select(kind => AppSetting(MaxDataAgeDaysOf(kind))))
            .Contains(appSetting, StringComparer.OrdinalIgnoreCase);

    /// <summary>A configuration key as the app setting is written.</summary>
    internal static string AppSetting(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
