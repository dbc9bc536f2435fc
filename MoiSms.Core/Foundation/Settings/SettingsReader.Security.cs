using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>The settings that decide who may post events.</summary>
public sealed partial class SettingsReader
{
    private const string Login = "https://login.microsoftonline.com/";

    private AuthSettings? ReadAuth()
    {
        var tenant = Value(SettingNames.AuthTenantId);
        var authority = Value(SettingNames.AuthAuthority);
        var audiences = Values(SettingNames.AuthAudience);
        var applications = Values(SettingNames.AuthAllowedApplications);
        if (tenant is null && authority is null && audiences.Length == 0 && applications.Length == 0)
            return null;

        // "common" and "organizations" would let in every tenant of the world.
        if (tenant is not null && !Guid.TryParse(tenant, out _))
            Fault<string>(SettingNames.AuthTenantId, "should be the tenant's id, a GUID");
        if (tenant is null && authority is null)
            Fault<string>(SettingNames.AuthTenantId,
                $"is missing: set it, or {Shown(SettingNames.AuthAuthority)} to the address of the OpenID metadata");
        if (audiences.Length == 0)
            Fault<string>(SettingNames.AuthAudience, "is missing: set the client id or the application id URI of the app registration");
        if (applications.Length == 0)
            Fault<string>(
                SettingNames.AuthAllowedApplications, "is missing: set the id of the application that Event Grid's tokens come from");
        var metadata = authority is null
            ? new Uri($"{Login}{tenant ?? "missing"}/v2.0/.well-known/openid-configuration")
            : MetadataAddress();
        return metadata is null
            ? null
            : new AuthSettings
            {
                MetadataAddress = metadata,
                Issuers = tenant is null ? [] : [$"https://sts.windows.net/{tenant}/", $"{Login}{tenant}/v2.0"],
                Audiences = audiences,
                AllowedApplications = applications,
            };
    }

    private Uri? MetadataAddress()
    {
        if (Address(SettingNames.AuthAuthority) is not { } address)
            return null;
        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback
            ? address
            : Fault<Uri>(SettingNames.AuthAuthority,
                "should start with https://: anybody who could change the keys on their way could sign tokens");
    }

    private bool ReadRequireToken(StorageConnection? storage, AuthSettings? auth)
    {
        var local = storage?.IsLocal ?? true;
        var keyOnly = Flag(SettingNames.FunctionKeyOnly) ?? false;
        var asked = Flag(SettingNames.RequireToken);
        var required = asked ?? !(local || keyOnly);
        if (required && keyOnly)
            Fault<string>(SettingNames.FunctionKeyOnly, $"contradicts {Shown(SettingNames.RequireToken)}: leave one of them out");
        else if (required && auth is null && storage is not null && !HasErrorOf(SettingNames.AuthAuthority))
            Fault<string>(SettingNames.AuthTenantId, $"is missing: the webhook wants tokens; set it, or "
                + $"{Shown(SettingNames.FunctionKeyOnly)}=true to do with the function key alone");
        else if (!required && !keyOnly && !local)
            Fault<string>(SettingNames.RequireToken,
                $"is false: without tokens {Shown(SettingNames.FunctionKeyOnly)}=true has to say that the function key alone is meant");
        return required;
    }

    private AllowedTopics ReadAllowedTopics(StorageConnection? storage)
    {
        var topics = Values(SettingNames.AllowedTopics);
        if (topics.Length == 0 && storage is { IsLocal: false })
            Fault<string>(SettingNames.AllowedTopics,
                "is missing: set the resource id of the Communication Services resource whose events are taken");
        return new AllowedTopics(topics);
    }

    private bool? Flag(string name)
    {
        if (Value(name) is not { } text)
            return null;
        if (bool.TryParse(text, out var flag))
            return flag;
        Fault<string>(name, "should be true or false");
        return null;
    }

    private string[] Values(string name) =>
        Value(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private bool HasErrorOf(string name) => errors.Exists(error => error.Contains(Shown(name), StringComparison.Ordinal));
}
