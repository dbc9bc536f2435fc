using Azure.Core;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>How replies reach Azure Communication Services: a connection string, or an endpoint with a credential.</summary>
public sealed record AcsConnection
{
    public string? ConnectionString { get; init; }

    public Uri? Endpoint { get; init; }

    /// <summary>Set with <see cref="Endpoint"/>.</summary>
    public TokenCredential? Credential { get; init; }
}
