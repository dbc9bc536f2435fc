using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MoiSms.Core.Foundation.Security;

/// <summary>
/// The issuer's signing keys by OpenID metadata. A key that is known is served at once, also while the keys are read again in the
/// background. A key that is not known may be a new one, so it waits for a reading, but not long.
/// Not the library's ConfigurationManager, which lets nobody wait: the first post signed with a new key would get a 401, and Event Grid
/// never retries that.
/// </summary>
/// <param name="patience">
/// How long a caller waits for a reading, which goes on without them: metadata that hangs must not hold up posts.
/// </param>
internal sealed class SigningKeys(Uri metadata, HttpClient http, TimeSpan patience, TimeProvider time) : IDisposable
{
    /// <summary>Known keys are read again after this long, so that a withdrawn one goes. A failed reading leaves them in force.</summary>
    public static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);

    /// <summary>Tokens that name unknown keys cause at most one reading in this time, however many are sent.</summary>
    public static readonly TimeSpan UnknownKeyPause = TimeSpan.FromMinutes(1);

    /// <summary>How long a failed reading is not repeated.</summary>
    public static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    // Plain HTTP only to this machine, where tests serve their own keys.
    private readonly HttpDocumentRetriever documents = new(http) { RequireHttps = !metadata.IsLoopback };
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock starting = new();
    private volatile Snapshot? current;
    private Task reading = Task.CompletedTask;
    private DateTimeOffset? failedAt;

    /// <summary>
    /// The key of that id and the metadata's issuer. A null key: the issuer has none of that id. Null: nobody can tell now.
    /// </summary>
    public async Task<FoundKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var read = ReadIfDue(keyId);
        if (Find(keyId) is { } known)
            return known;
        try
        {
            await read.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It goes on; whoever comes next may find what it brings.
        }

        if (current is not { } snapshot)
            return null;
        // While the metadata cannot be read, an unknown key may be a new one.
        return Find(keyId) ?? (IsYoung(snapshot, UnknownKeyPause) ? new FoundKey(null, snapshot.Issuer) : null);
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private FoundKey? Find(string keyId) =>
        current is { } snapshot && snapshot.Find(keyId) is { } key ? new FoundKey(key, snapshot.Issuer) : null;

    private bool IsYoung(Snapshot snapshot, TimeSpan limit) => time.GetUtcNow() - snapshot.ReadAt < limit;

    /// <summary>The reading that is under way, or one that has ended where none is due.</summary>
    private Task ReadIfDue(string keyId)
    {
        lock (starting)
        {
            var failedJustNow = failedAt is { } at && time.GetUtcNow() - at < FailurePause;
            var isDue = current is not { } snapshot || !IsYoung(snapshot, snapshot.Find(keyId) is null ? UnknownKeyPause : RefreshAfter);
            if (isDue && !failedJustNow && reading.IsCompleted)
                reading = ReadAsync(stopping.Token);
            return reading;
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        // Whatever the library does before it first waits is done outside the lock.
        await Task.Yield();
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.AbsoluteUri, documents, cancellationToken);
            if (read is not { Issuer.Length: > 0, SigningKeys.Count: > 0 })
                throw new InvalidOperationException("The metadata names no issuer or no signing key.");
            current = new Snapshot(read.Issuer, [.. read.SigningKeys], time.GetUtcNow());
            lock (starting)
                failedAt = null;
        }
        catch (Exception)
        {
            // Whatever it is (no connection, no JSON, no keys in it), it says nothing about the token.
            lock (starting)
                failedAt = time.GetUtcNow();
        }
    }

    private sealed record Snapshot(string Issuer, IReadOnlyList<SecurityKey> Keys, DateTimeOffset ReadAt)
    {
        public SecurityKey? Find(string keyId) => Keys.FirstOrDefault(key => key.KeyId == keyId);
    }
}
