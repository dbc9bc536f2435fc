using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>The managed identity that the app works under: at storage, at ACS and at Application Insights.</summary>
public static class ServiceIdentity
{
    internal const string ManagedIdentity = "managedidentity";

    /// <summary>
    /// By <see cref="SettingNames.StorageCredential"/> and <see cref="SettingNames.StorageClientId"/> (unset: the system-assigned
    /// identity); null where no managed identity is asked for. Makes no call.
    /// </summary>
    public static TokenCredential? Read(IConfiguration configuration) =>
        string.Equals(configuration[SettingNames.StorageCredential]?.Trim(), ManagedIdentity, StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(configuration[SettingNames.StorageClientId]?.Trim() is { Length: > 0 } clientId
                ? ManagedIdentityId.FromUserAssignedClientId(clientId)
                : ManagedIdentityId.SystemAssigned)
            : null;
}
