using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MoiSms.Core.Foundation.Settings;

namespace MoiSms.Core.Foundation.Security;

/// <summary>Checks Entra access tokens: issuer, audience, signature, lifetime. Who may do what is the caller's question.</summary>
/// <param name="auth">Whose tokens are accepted; null = none is.</param>
public sealed class TokenValidator(AuthSettings? auth, TimeProvider time) : IDisposable
{
    /// <summary>How far the clocks of issuer and service may differ.</summary>
    internal static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a post waits for signing keys that are not known yet: Entra answers in a fraction of it. Then it gets 503, and Event Grid
    /// comes again after 10 seconds. Set before the first token.
    /// </summary>
    internal TimeSpan KeyPatience { get; set; } = TimeSpan.FromSeconds(0.9);

    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        // Nobody waits so long; but a reading that hangs has to end, so that the next one can begin.
        Timeout = TimeSpan.FromSeconds(10),
    };

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private SigningKeys? keys;

    /// <param name="bearer">The token itself, without the word Bearer.</param>
    /// <param name="cancellationToken">Ends the fetching of keys.</param>
    public async Task<TokenResult> ValidateAsync(string bearer, CancellationToken cancellationToken)
    {
        if (auth is null)
            return TokenResult.Invalid("no issuer is configured");
        if (Read(bearer) is not { Kid.Length: > 0 } token)
            return TokenResult.Invalid("no signed token");

        LazyInitializer.EnsureInitialized(ref keys, () => new SigningKeys(auth.MetadataAddress, http, KeyPatience, time));
        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } found)
            return TokenResult.KeysUnavailable;
        if (found.Key is null)
            return TokenResult.Invalid("signed with an unknown key");

        var result = await handler.ValidateTokenAsync(token, Rules(auth, found.Key, found.Issuer));
        return result.IsValid
            ? TokenResult.Valid(new ClaimsPrincipal(result.ClaimsIdentity))
            : TokenResult.Invalid(Explain(result.Exception));
    }

    /// <summary>Whether the token's application is one of those that may post events.</summary>
    public bool IsAllowedApplication(ClaimsPrincipal principal) =>
        (principal.FindFirst("azp") ?? principal.FindFirst("appid")) is { } application
        && auth is not null
        && auth.AllowedApplications.Contains(application.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Ends the fetching of keys.</summary>
    public void Dispose()
    {
        keys?.Dispose();
        http.Dispose();
    }

    private JsonWebToken? Read(string bearer)
    {
        try
        {
            return handler.CanReadToken(bearer) ? handler.ReadJsonWebToken(bearer) : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException)
        {
            return null;
        }
    }

    private TokenValidationParameters Rules(AuthSettings auth, SecurityKey key, string issuer) => new()
    {
        IssuerSigningKey = key,
        // Neither "none" nor a symmetric algorithm, for which the public key would be a secret that everybody knows.
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuers = [issuer, .. auth.Issuers],
        ValidAudiences = auth.Audiences,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
        RoleClaimType = "roles",
    };

    // Our own clock, where the library would read the machine's.
    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || start - ClockSkew <= now);
    }

    private static string Explain(Exception? fault) => fault switch
    {
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException
            or SecurityTokenNoExpirationException => "expired or not valid yet",
        SecurityTokenInvalidAudienceException => "meant for another audience",
        SecurityTokenInvalidIssuerException => "from another issuer",
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "a wrong signature",
        _ => "not valid",
    };
}
