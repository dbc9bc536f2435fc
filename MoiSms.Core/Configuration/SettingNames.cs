namespace MoiSms.Core.Configuration;

/// <summary>The names of every setting, as configuration keys (<c>:</c> is written <c>__</c> in an environment variable or app setting).</summary>
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

    /// <summary>Age limit of every kind of data, in days; <c>MoiSms:MaxDataAgeDays:violation</c> overrides it for one kind.</summary>
    public const string MaxDataAgeDays = "MoiSms:MaxDataAgeDays";

    public const string AuthTenantId = "MoiSms:Auth:TenantId";
    public const string AuthAuthority = "MoiSms:Auth:Authority";
    public const string AuthAudience = "MoiSms:Auth:Audience";
    public const string AuthAllowedApplications = "MoiSms:Auth:AllowedApplications";
    public const string AllowedTopics = "MoiSms:AllowedTopics";
    public const string RequireToken = "MoiSms:RequireToken";
    public const string FunctionKeyOnly = "MoiSms:FunctionKeyOnly";
}
