namespace MoiSms.Gateway.Hosting;

/// <summary>The names of the gateway's own settings, as configuration keys; <c>docs/operator.md</c> describes each.</summary>
internal static class GatewaySettingNames
{
    private const string Section = "MoiSms:Gateway:";

    public const string Host = Section + "Host";
    public const string Port = Section + "Port";
    public const string Tls = Section + "Tls";
    public const string TlsCertificate = Section + "TlsCertificate";
    public const string SystemId = Section + "SystemId";
    public const string Password = Section + "Password";
    public const string SystemType = Section + "SystemType";
    public const string Mode = Section + "Mode";
    public const string Binds = Section + "Binds";
    public const string Window = Section + "Window";
    public const string Rate = Section + "Rate";
    public const string EnquireLinkSeconds = Section + "EnquireLinkSeconds";
    public const string ResponseSeconds = Section + "ResponseSeconds";
    public const string DefaultAlphabet = Section + "DefaultAlphabet";
    public const string PackedSeptets = Section + "PackedSeptets";
    public const string LongTexts = Section + "LongTexts";
    public const string AfterCrash = Section + "AfterCrash";
    public const string ReceiptWaitSeconds = Section + "ReceiptWaitSeconds";
    public const string PartsWaitSeconds = Section + "PartsWaitSeconds";
    public const string RetentionDays = Section + "RetentionDays";
    public const string AccessKey = Section + "AccessKey";
    public const string AuthTenantId = Section + "AuthTenantId";
    public const string AuthAllowedApplications = Section + "AuthAllowedApplications";
    public const string EventsAddress = Section + "EventsAddress";
    public const string EventsKey = Section + "EventsKey";
    public const string EventsScope = Section + "EventsScope";
    public const string Topic = Section + "Topic";

    /// <summary>A configuration key as the app setting is written.</summary>
    public static string AppSetting(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
