using Microsoft.IdentityModel.Tokens;

namespace MoiSms.Tests.Foundation.Security;

/// <summary>The tokens that open nothing, each by the name of its fault.</summary>
internal static class Tokens
{
    public static readonly string[] Faults =
    [
        "expired", "not valid yet", "for another audience", "of another issuer", "signed by another", "of a foreign application",
        "of no application", "without an algorithm", "with the public key as a secret", "cut short", "no token at all",
    ];

    public static string Bad(TokenIssuer issuer, string fault, DateTimeOffset now) => fault switch
    {
        "expired" => issuer.Token(now, expiresIn: TimeSpan.FromMinutes(-3)),
        "not valid yet" => issuer.Token(now, expiresIn: TimeSpan.FromMinutes(64)),
        "for another audience" => issuer.Token(now, audience: "api://another"),
        "of another issuer" => issuer.Token(now, issuer: "https://sts.windows.net/another/"),
        "signed by another" => issuer.Token(now, signing: SignedByAnother(issuer)),
        "of a foreign application" => issuer.Token(now, application: Guid.NewGuid().ToString()),
        "of no application" => issuer.Token(now, application: null),
        "without an algorithm" => WithoutAlgorithm(issuer, now),
        "with the public key as a secret" => issuer.Token(now, signing: PublicKeyAsSecret(issuer)),
        "cut short" => issuer.Token(now)[..^20],
        "no token at all" => "'; drop table Records; --",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    /// <summary>Another key under the id of the issuer's own.</summary>
    private static SigningCredentials SignedByAnother(TokenIssuer issuer)
    {
        var key = TokenIssuer.NewKey();
        key.KeyId = issuer.Key.KeyId;
        return new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
    }

    private static string WithoutAlgorithm(TokenIssuer issuer, DateTimeOffset now)
    {
        var header = Base64UrlEncoder.Encode($$"""{"alg":"none","typ":"JWT","kid":"{{issuer.Key.KeyId}}"}""");
        return $"{header}.{issuer.Token(now).Split('.')[1]}.";
    }

    private static SigningCredentials PublicKeyAsSecret(TokenIssuer issuer) => new(
        new SymmetricSecurityKey(issuer.Key.Rsa.ExportRSAPublicKey()) { KeyId = issuer.Key.KeyId }, SecurityAlgorithms.HmacSha256);
}
