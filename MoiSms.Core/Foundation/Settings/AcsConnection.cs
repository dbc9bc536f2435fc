using Azure.Core;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>How replies reach Azure Communication Services: a connection string, or an endpoint with a credential.</summary>
public sealed record AcsConnection
{
    /// <summary><c>endpoint=...;accesskey=...</c>; null where <see cref="Endpoint"/> is set.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The resource's address; null where <see cref="ConnectionString"/> is set.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Set with <see cref="Endpoint"/>.</summary>
    public TokenCredential? Credential { get; init; }
}
