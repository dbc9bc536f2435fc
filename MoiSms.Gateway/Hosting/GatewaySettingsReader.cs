using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Identity;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Gateway.Link;
using MoiSms.Gateway.Smpp.Texts;
using static MoiSms.Gateway.Hosting.GatewaySettingNames;

namespace MoiSms.Gateway.Hosting;

/// <summary>Reads <see cref="GatewaySettings"/>; all faults are told at once, by the setting's name and never its value.</summary>
internal sealed class GatewaySettingsReader
{
    // What the official SMS client asks its tokens for, whatever its endpoint.
    private static readonly string[] Audiences = ["https://communication.azure.com", "https://communication.azure.com/"];

    private readonly IConfiguration configuration;
    private readonly List<string> errors = [];

    private GatewaySettingsReader(IConfiguration configuration) => this.configuration = configuration;

    /// <exception cref="SettingsException">Something is missing or wrong: one line each.</exception>
    public static GatewaySettings Read(IConfiguration configuration) => new GatewaySettingsReader(configuration).Read();

    private GatewaySettings Read()
    {
        var credential = ServiceIdentity.Read(configuration) ?? new DefaultAzureCredential();
        var settings = new GatewaySettings
        {
            Storage = ReadStorage(credential)!,
            KeySecret = Required("MoiSms:KeySecret"),
            Smsc = ReadSmsc(),
            DefaultAlphabet = Choice(DefaultAlphabet, ("gsm", Alphabet.Gsm7), ("latin1", Alphabet.Latin1)),
            PackedSeptets = Flag(PackedSeptets),
            Concatenation = Choice(
                LongTexts, ("udh8", Concatenation.Udh8), ("udh16", Concatenation.Udh16), ("sar", Concatenation.Sar),
                ("payload", Concatenation.Payload)),
            AfterCrash = Choice(
                GatewaySettingNames.AfterCrash,
                ("report-unknown", Hosting.AfterCrash.ReportUnknown), ("resend", Hosting.AfterCrash.Resend)),
            AccessKey = ReadAccessKey(),
            Auth = ReadAuth(),
            EventsAddress = Uri.TryCreate(Required(EventsAddress), UriKind.Absolute, out var address) && address.Scheme.StartsWith(
                "http", StringComparison.Ordinal) ? address : Fault<Uri>(EventsAddress, "should be the webhook's address, https://...")!,
            EventsKey = Value(EventsKey),
            EventsScope = Value(EventsScope),
            Credential = credential,
            Topic = Required(Topic),
            ReceiptWait = TimeSpan.FromSeconds(Number(ReceiptWaitSeconds, 1, 86_400, 600)),
            PartsWait = TimeSpan.FromSeconds(Number(PartsWaitSeconds, 1, 86_400, 600)),
            Retention = TimeSpan.FromDays(Number(RetentionDays, 2, 365, 7)),
        };
        var shortest = Math.Min(settings.ReceiptWait.TotalSeconds, settings.PartsWait.TotalSeconds);
        settings = settings with { SweepInterval = TimeSpan.FromSeconds(Math.Clamp(shortest / 4, 1, 30)) };
        if (settings.AccessKey is null && settings.Auth is null)
            Fault<string>(AccessKey, $"is missing: set it, or {Shown(AuthTenantId)} and {Shown(AuthAllowedApplications)}");
        return errors.Count == 0 ? settings : throw new SettingsException(errors);
    }

    private SmscSettings ReadSmsc() => new()
    {
        Host = Required(GatewaySettingNames.Host),
        Port = Number(Port, 1, 65_535, 2775),
        Tls = Flag(Tls),
        TlsRoots = ReadRoots(),
        SystemId = Required(SystemId),
        Password = Required(Password),
        SystemType = Value(SystemType) ?? "",
        Mode = Choice(Mode, ("transceiver", BindMode.Transceiver), ("separate", BindMode.Separate)),
        Binds = Number(Binds, 1, 16, 1),
        Window = Number(Window, 1, 1000, 10),
        Rate = Number(Rate, 1, 10_000, 20),
        EnquireLink = TimeSpan.FromSeconds(Number(EnquireLinkSeconds, 1, 200, 30)),
        ResponseTimeout = TimeSpan.FromSeconds(Number(ResponseSeconds, 1, 60, 8)),
    };

    private X509Certificate2Collection? ReadRoots()
    {
        if (Value(TlsCertificate) is not { } pem)
            return null;
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            // As where there is none in it.
        }

        return roots.Count > 0 ? roots : Fault<X509Certificate2Collection>(TlsCertificate, "should be a certificate, PEM");
    }

    private StorageConnection? ReadStorage(Azure.Core.TokenCredential credential)
    {
        if (Value(SettingNames.Storage) is { } connectionString)
        {
            var connection = StorageConnection.FromConnectionString(connectionString);
            try
            {
                _ = connection.CreateTables();
                return connection;
            }
            catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or UriFormatException)
            {
                return Fault<StorageConnection>(SettingNames.Storage, "is no storage connection string with a table endpoint");
            }
        }

        const string tables = SettingNames.Storage + ":tableServiceUri";
        if (!Uri.TryCreate(Value(tables), UriKind.Absolute, out var uri))
            return Fault<StorageConnection>(SettingNames.Storage, $"is missing: set it, or {Shown(tables)} for managed identity");
        return StorageConnection.FromIdentity(uri, uri, credential);
    }

    private string? ReadAccessKey()
    {
        if (Value(AccessKey) is not { } key)
            return null;
        var octets = new byte[key.Length];
        return Convert.TryFromBase64String(key, octets, out var length) && length >= 16
            ? key
            : Fault<string>(AccessKey, "should be base64 of at least 16 random octets");
    }

    private AuthSettings? ReadAuth()
    {
        if (Value(AuthTenantId) is not { } tenant)
            return null;
        if (!Guid.TryParse(tenant, out _))
            Fault<string>(AuthTenantId, "should be the tenant's id, a GUID");
        var applications = (Value(AuthAllowedApplications) ?? "").Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (applications.Length == 0)
            Fault<string>(AuthAllowedApplications, "is missing: set the client id of the function app's identity");
        var login = $"https://login.microsoftonline.com/{tenant}/v2.0";
        return new AuthSettings
        {
            MetadataAddress = new Uri($"{login}/.well-known/openid-configuration"),
            Issuers = [$"https://sts.windows.net/{tenant}/", login],
            Audiences = Audiences,
            AllowedApplications = applications,
        };
    }

    private T Choice<T>(string name, params (string Word, T Value)[] choices)
    {
        if (Value(name) is not { } word)
            return choices[0].Value;
        foreach (var choice in choices)
        {
            if (choice.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
                return choice.Value;
        }

        Fault<string>(name, $"should be one of {string.Join(", ", choices.Select(choice => choice.Word))} (default {choices[0].Word})");
        return choices[0].Value;
    }

    private int Number(string name, int minimum, int maximum, int standard)
    {
        if (Value(name) is not { } text)
            return standard;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
            return number;
        Fault<string>(name, string.Create(
            CultureInfo.InvariantCulture, $"should be a whole number from {minimum} to {maximum} (default {standard})"));
        return standard;
    }

    private bool Flag(string name)
    {
        if (Value(name) is not { } text)
            return false;
        if (!bool.TryParse(text, out var flag))
            Fault<string>(name, "should be true or false (default false)");
        return flag;
    }

    private string Required(string name) => Value(name) ?? Fault<string>(name, "is missing") ?? "";

    private string? Value(string name)
    {
        var value = configuration[name]?.Trim();
        if (value?.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) == true)
            Fault<string>(name, "is a reference to Key Vault that could not be resolved");
        return value is { Length: > 0 } ? value : null;
    }

    private T? Fault<T>(string name, string what)
        where T : class
    {
        errors.Add($"Setting {Shown(name)} {what}.");
        return null;
    }

    private static string Shown(string name) => AppSetting(name);
}
