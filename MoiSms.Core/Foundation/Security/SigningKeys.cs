using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MoiSms.Core.Foundation.Security;

/// <summary>
/// The issuer's signing keys by OpenID metadata. Not the library's ConfigurationManager, which fetches new keys in the background:
/// the first post signed with a new key would get a 401, and Event Grid never retries that.
/// </summary>
internal sealed class SigningKeys(Uri metadata, HttpClient http, TimeProvider time) : IDisposable
{
    /// <summary>Known keys are read again after this long, so that a withdrawn one goes. A failed reading leaves them in force.</summary>
    public static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);

    /// <summary>Tokens that name unknown keys cause at most one reading in this time, however many are sent.</summary>
    public static readonly TimeSpan UnknownKeyPause = TimeSpan.FromMinutes(1);

    /// <summary>How long a failed reading is not repeated.</summary>
    public static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    // Plain HTTP only to this machine, where tests serve their own keys.
    private readonly HttpDocumentRetriever documents = new(http) { RequireHttps = !metadata.IsLoopback };
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Snapshot? current;
    private DateTimeOffset? failedAt;

    /// <summary>
    /// The key of that id and the metadata's issuer. A null key: the issuer has none of that id. Null: nobody can tell now.
    /// </summary>
    public async Task<FoundKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (Known(keyId) is { } known)
            return known;

        await reading.WaitAsync(cancellationToken);
        try
        {
            // Whoever waited may find that the one before has read what it came for.
            if (Known(keyId) is { } readMeanwhile)
                return readMeanwhile;
            var now = time.GetUtcNow();
            var failedJustNow = failedAt is { } at && now - at < FailurePause;
            if (!failedJustNow)
                failedJustNow = !await TryReadAsync(now, cancellationToken);
            if (current is not { } snapshot)
                return null;
            if (snapshot.Find(keyId) is { } key)
                return new FoundKey(key, snapshot.Issuer);
            // While the metadata cannot be read, an unknown key may be a new one.
            return failedJustNow ? null : new FoundKey(null, snapshot.Issuer);
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private FoundKey? Known(string keyId)
    {
        if (current is not { } snapshot)
            return null;
        var age = time.GetUtcNow() - snapshot.ReadAt;
        if (snapshot.Find(keyId) is { } key)
            return age < RefreshAfter ? new FoundKey(key, snapshot.Issuer) : null;
        return age < UnknownKeyPause ? new FoundKey(null, snapshot.Issuer) : null;
    }

    private async Task<bool> TryReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.AbsoluteUri, documents, cancellationToken);
            if (read is not { Issuer.Length: > 0, SigningKeys.Count: > 0 })
                throw new InvalidOperationException("The metadata names no issuer or no signing key.");
            current = new Snapshot(read.Issuer, [.. read.SigningKeys], now);
            failedAt = null;
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is (no connection, no JSON, no keys in it), it says nothing about the token.
            failedAt = now;
            return false;
        }
    }

    private sealed record Snapshot(string Issuer, IReadOnlyList<SecurityKey> Keys, DateTimeOffset ReadAt)
    {
        public SecurityKey? Find(string keyId) => Keys.FirstOrDefault(key => key.KeyId == keyId);
    }
}
