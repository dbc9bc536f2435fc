using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>
/// The names of every setting, as configuration keys (<c>:</c> is written <c>__</c> in an environment variable or app setting).
/// Infrastructure, the README and tests read them from here.
/// </summary>
public static class SettingNames
{
    /// <summary>The connection of all queues and tables: a connection string, or a section with service addresses.</summary>
    public const string Storage = "MoiSmsStorage";
    public const string StorageQueueServiceUri = Storage + ":queueServiceUri";
    public const string StorageTableServiceUri = Storage + ":tableServiceUri";
    public const string StorageCredential = Storage + ":credential";
    public const string StorageClientId = Storage + ":clientId";

    public const string AcsConnectionString = "AcsConnectionString";
    public const string AcsEndpoint = "AcsEndpoint";

    public const string ServiceNumber = "MoiSms:ServiceNumber";
    public const string KeySecret = "MoiSms:KeySecret";
    public const string ContentPath = "MoiSms:ContentPath";
    public const string MaxBodyBytes = "MoiSms:MaxBodyBytes";
    public const string ReplyLifetimeHours = "MoiSms:ReplyLifetimeHours";
    public const string RetentionDays = "MoiSms:RetentionDays";
    public const string BlankTextsHours = "MoiSms:BlankTextsHours";
    public const string MaxReplyParts = "MoiSms:MaxReplyParts";
    public const string MaxTextsPerMinute = "MoiSms:MaxTextsPerMinute";
    public const string MaxTextsPerDay = "MoiSms:MaxTextsPerDay";
    public const string MaxPartsPerDay = "MoiSms:MaxPartsPerDay";
    public const string DefaultPhase = "MoiSms:DefaultPhase";
    public const string SettingsRefreshSeconds = "MoiSms:SettingsRefreshSeconds";

    /// <summary>Age limit of every kind of data, in days; <see cref="MaxDataAgeDaysOf"/> overrides it for one kind.</summary>
    public const string MaxDataAgeDays = "MoiSms:MaxDataAgeDays";

    public const string AuthTenantId = "MoiSms:Auth:TenantId";
    public const string AuthAuthority = "MoiSms:Auth:Authority";
    public const string AuthAudience = "MoiSms:Auth:Audience";
    public const string AuthAllowedApplications = "MoiSms:Auth:AllowedApplications";
    public const string AllowedTopics = "MoiSms:AllowedTopics";
    public const string RequireToken = "MoiSms:RequireToken";
    public const string FunctionKeyOnly = "MoiSms:FunctionKeyOnly";

    /// <summary>Where telemetry goes; the exporter's and the Functions host's own name for it. Unset: nowhere.</summary>
    public const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Every setting that has a name of its own, as the app setting is written. Beside them stands one for each kind of data: <see cref="IsKnown"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[]
        {
            Storage, StorageQueueServiceUri, StorageTableServiceUri, StorageCredential, StorageClientId,
            AcsConnectionString, AcsEndpoint,
            ServiceNumber, KeySecret, ContentPath, MaxBodyBytes, ReplyLifetimeHours, RetentionDays, BlankTextsHours, MaxReplyParts,
            MaxTextsPerMinute, MaxTextsPerDay, MaxPartsPerDay, MaxDataAgeDays, DefaultPhase, SettingsRefreshSeconds,
            AuthTenantId, AuthAuthority, AuthAudience, AuthAllowedApplications, RequireToken, FunctionKeyOnly, AllowedTopics,
            ApplicationInsights,
        }.Select(AppSetting),
    ];

    /// <summary>Age limit of one kind of <see cref="RecordKinds.All"/>: the app setting <c>MoiSms__MaxDataAgeDays__&lt;kind&gt;</c>.</summary>
    public static string MaxDataAgeDaysOf(string kind) => $"{MaxDataAgeDays}:{kind}";

    /// <summary>Whether the service reads an app setting of that name, whose letters' case does not count.</summary>
    public static bool IsKnown(string appSetting) =>
        All.Concat(RecordKinds.All.Select(kind => AppSetting(MaxDataAgeDaysOf(kind)))).Contains(appSetting, StringComparer.OrdinalIgnoreCase);

    /// <summary>A configuration key as the app setting is written.</summary>
    public static string AppSetting(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
