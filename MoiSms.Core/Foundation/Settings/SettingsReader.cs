using System.Globalization;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>
/// Reads <see cref="MoiSmsSettings"/> from configuration; all faults are told at once. Only references to Key Vault that nobody resolved
/// are told alone, since nothing can be said about values that are not there.
/// </summary>
public sealed partial class SettingsReader
{
    private readonly IConfiguration configuration;
    private readonly List<string> errors = [];

    private SettingsReader(IConfiguration configuration) => this.configuration = configuration;

    /// <exception cref="SettingsException">Something is missing or wrong: one line each.</exception>
    public static MoiSmsSettings Read(IConfiguration configuration) => new SettingsReader(configuration).Read();

    private MoiSmsSettings Read()
    {
        CheckReferences();
        var storage = ReadStorage();
        var auth = ReadAuth();
        var settings = new MoiSmsSettings
        {
            Storage = storage!,
            Acs = ReadAcs(),
            ServiceNumber = ReadServiceNumber(),
            KeySecret = ReadKeySecret(storage),
            ContentPath = ReadContentPath(),
            MaxBodyBytes = Number(Limits.MaxBodyBytes),
            ReplyLifetime = TimeSpan.FromHours(Number(Limits.ReplyLifetimeHours)),
            Retention = TimeSpan.FromDays(Number(Limits.RetentionDays)),
            DeadLetterRetention = TimeSpan.FromDays(Number(Limits.DeadLetterDays)),
            LockRetention = TimeSpan.FromDays(Number(Limits.LockDays)),
            CounterRetention = TimeSpan.FromDays(Number(Limits.CounterDays)),
            MaxReplyParts = Number(Limits.MaxReplyParts),
            MaxTextsPerMinute = Number(Limits.MaxTextsPerMinute),
            MaxTextsPerDay = Number(Limits.MaxTextsPerDay),
            MaxPartsPerDay = Number(Limits.MaxPartsPerDay),
            MaxForeignPartsPerDay = Number(Limits.MaxForeignPartsPerDay),
            MaxTotalPartsPerDay = Number(Limits.MaxTotalPartsPerDay),
            DefaultPhase = ReadDefaultPhase(),
            SettingsRefresh = TimeSpan.FromSeconds(Number(Limits.SettingsRefreshSeconds)),
            CapacityTest = Flag(SettingNames.CapacityTest) ?? false,
            MaxDataAge = TimeSpan.FromDays(Number(Limits.MaxDataAgeDays)),
            MaxDataAgeByKind = RecordKinds.All
                .Where(kind => configuration[SettingNames.MaxDataAgeDaysOf(kind)] is not null)
                .ToDictionary(kind => kind, kind => TimeSpan.FromDays(Number(Limits.MaxDataAgeDays with
                {
                    Setting =
                    SettingNames.MaxDataAgeDaysOf(kind)
                }))),
            BlankTexts = TimeSpan.FromHours(Number(Limits.BlankTextsHours)),
            Auth = auth,
            RequireToken = ReadRequireToken(storage, auth),
            AllowedTopics = ReadAllowedTopics(storage),
        };
        CheckParts(settings);
        CheckRetention(settings);
        return errors.Count == 0 ? settings : throw new SettingsException(errors);
    }

    /// <summary>
    /// A reference that App Service cannot resolve reaches the app as its own text. Taken for the secret, it would
    /// make row keys under which nobody finds the rows again. So the start stops, before anything is read.
    /// </summary>
    private void CheckReferences()
    {
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (value?.TrimStart().StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) is true
                && SettingNames.IsKnown(Shown(key)))
            {
                Fault<string>(
                    key,
                    "is a reference to Key Vault that could not be resolved: check that the app's identity has the role "
                    + "Key Vault Secrets User, "
                    + "that the vault and the secret are named right, and that the vault's network lets the app in");
            }
        }

        if (errors.Count > 0)
            throw new SettingsException(errors);
    }

    private StorageConnection? ReadStorage()
    {
        if (Value(SettingNames.Storage) is { } connectionString)
        {
            var connection = StorageConnection.FromConnectionString(connectionString);
            try
            {
                _ = connection.CreateTables();
                _ = connection.CreateQueues();
                return connection;
            }
            catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or UriFormatException)
            {
                return Fault<StorageConnection>(SettingNames.Storage, "is no storage connection string with a queue and a table endpoint");
            }
        }

        if (Value(SettingNames.StorageQueueServiceUri) is null && Value(SettingNames.StorageTableServiceUri) is null)
        {
            return Fault<StorageConnection>(
                SettingNames.Storage,
                $"is missing: set a storage connection string, or {Shown(SettingNames.StorageQueueServiceUri)} and "
                + $"{Shown(SettingNames.StorageTableServiceUri)}");
        }

        var queues = Address(SettingNames.StorageQueueServiceUri);
        var tables = Address(SettingNames.StorageTableServiceUri);
        return queues is null || tables is null ? null : StorageConnection.FromIdentity(queues, tables, Credential());
    }

    private AcsConnection ReadAcs()
    {
        if (Value(SettingNames.AcsConnectionString) is { } connectionString)
        {
            var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (!parts.Any(part => part.StartsWith("endpoint=http", StringComparison.OrdinalIgnoreCase))
                || !parts.Any(part => part.StartsWith("accesskey=", StringComparison.OrdinalIgnoreCase)))
                Fault<string>(SettingNames.AcsConnectionString, "should read endpoint=https://...;accesskey=...");
            return new AcsConnection { ConnectionString = connectionString };
        }

        if (Value(SettingNames.AcsEndpoint) is null)
        {
            Fault<string>(
                SettingNames.AcsConnectionString, $"is missing: set it, or {Shown(SettingNames.AcsEndpoint)} for managed identity");
            return new AcsConnection();
        }

        return new AcsConnection { Endpoint = Address(SettingNames.AcsEndpoint), Credential = Credential() };
    }

    private TokenCredential Credential()
    {
        var kind = Value(SettingNames.StorageCredential);
        if (kind is not null && !kind.Equals(ServiceIdentity.ManagedIdentity, StringComparison.OrdinalIgnoreCase))
            Fault<string>(
                SettingNames.StorageCredential, "can only be managedidentity (or left out: then the signed-in developer is used)");
        return ServiceIdentity.Read(configuration) ?? new DefaultAzureCredential();
    }

    private string ReadServiceNumber()
    {
        var number = Value(SettingNames.ServiceNumber);
        if (number is null)
            return Fault<string>(
                SettingNames.ServiceNumber, "is missing: set the number that people text, e.g. +96512345678 or a short code")!;
        var digits = number.StartsWith('+') ? number[1..] : number;
        if (digits.Length is < 3 or > 15 || !digits.All(char.IsAsciiDigit))
            Fault<string>(SettingNames.ServiceNumber, "should be 3 to 15 digits, with or without a leading +");
        return number;
    }

    private string ReadKeySecret(StorageConnection? storage)
    {
        var secret = Value(SettingNames.KeySecret);
        if (secret is null)
            return Fault<string>(SettingNames.KeySecret,
                "is missing: set at least 32 random characters, once, never to be changed (row keys are made with it)")!;
        var local = storage?.IsLocal ?? true;
        if (!local && secret == LocalDevelopment.KeySecret)
            Fault<string>(SettingNames.KeySecret,
                "is the one for local development, which every reader of the source knows: set a secret of your own");
        else if (!local && secret.Length < 32)
            Fault<string>(SettingNames.KeySecret, "is too short: at least 32 random characters");
        return secret;
    }

    private string ReadContentPath()
    {
        var path = Value(SettingNames.ContentPath) ?? Path.Combine(AppContext.BaseDirectory, "content");
        if (!Directory.Exists(path))
            Fault<string>(SettingNames.ContentPath, "names no folder: leave it out for the content that ships with the service");
        return path;
    }

    private ServicePhase ReadDefaultPhase()
    {
        switch (Value(SettingNames.DefaultPhase)?.ToLowerInvariant())
        {
            case null or "pilot":
                return ServicePhase.Pilot;
            case "closed":
                return ServicePhase.Closed;
            case "public":
                return ServicePhase.Public;
            default:
                Fault<string>(SettingNames.DefaultPhase, "should be closed, pilot or public (default pilot)");
                return ServicePhase.Closed;
        }
    }

    private int Number(Limit limit)
    {
        if (Value(limit.Setting) is not { } text)
            return limit.Default;
        if (PlainNumber.Whole(text) is { } number && limit.Allows(number))
            return number;
        Fault<string>(limit.Setting, string.Create(CultureInfo.InvariantCulture,
            $"should be a whole number from {limit.Range} (default {limit.Default})"));
        return limit.Default;
    }

    private void CheckParts(MoiSmsSettings settings)
    {
        if (settings.MaxPartsPerDay < settings.MaxReplyParts)
            Fault<string>(SettingNames.MaxPartsPerDay,
                $"should be no less than {Shown(SettingNames.MaxReplyParts)}: not one long answer would fit into a day");
    }

    private void CheckRetention(MoiSmsSettings settings)
    {
        if (settings.Retention < settings.ReplyLifetime)
            Fault<string>(SettingNames.RetentionDays,
                $"should be no less than {Shown(SettingNames.ReplyLifetimeHours)}: a row that is gone cannot be sent, nor known again");
    }

    private Uri? Address(string name)
    {
        if (Value(name) is not { } text)
            return Fault<Uri>(name, "is missing: set the service's address, https://...");
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? uri
            : Fault<Uri>(name, "is no address: it should start with https://");
    }

    private string? Value(string name) =>
        configuration[name] is { Length: > 0 } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private T? Fault<T>(string name, string what)
        where T : class
    {
        errors.Add($"Setting {Shown(name)} {what}.");
        return null;
    }

    private static string Shown(string name) => SettingNames.AppSetting(name);
}
