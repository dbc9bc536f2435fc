namespace MoiSms.Core.Foundation.Settings;

/// <summary>Whose Entra tokens are accepted.</summary>
public sealed record AuthSettings
{
    /// <summary>The OpenID metadata, which names the issuer and the signing keys. Default: the tenant's own.</summary>
    public required Uri MetadataAddress { get; init; }

    /// <summary>Issuers beside the metadata's own. Entra signs tokens of version 1 and 2 with the same keys under two issuers.</summary>
    public required IReadOnlyList<string> Issuers { get; init; }

    /// <summary>What the tokens are for: the app registration's client id, its application id URI, or both.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>
    /// The applications (claim <c>azp</c> or <c>appid</c>) that may post events: Event Grid's in the tenant. Any application of a tenant
    /// can get a token for any audience.
    /// </summary>
    public required IReadOnlyList<string> AllowedApplications { get; init; }
}
