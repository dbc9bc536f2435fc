using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MoiSms.Core.Foundation.Settings;

namespace MoiSms.Tests.Foundation.Security;

/// <summary>A tenant of our own on loopback: OpenID metadata, signing keys, and tokens as Entra writes them.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string Audience = "api://moisms";
    public const string EventGrid = "4962773b-9cdb-44cf-a8bf-237846a00ab7";

    private readonly WebApplication app;
    private readonly List<RsaSecurityKey> published = [];
    private int readings;

    private TokenIssuer(WebApplication app)
    {
        this.app = app;
        Key = NewKey();
        published.Add(Key);
        app.MapGet("/metadata", Metadata);
        app.MapGet("/keys", Keys);
    }

    public Uri MetadataAddress => new(Address + "metadata");

    public string Issuer => Address + "tenant/";

    public RsaSecurityKey Key { get; }

    /// <summary>False: metadata and keys answer 500.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Metadata is answered once this has ended.</summary>
    public Task Hangs { get; set; } = Task.CompletedTask;

    /// <summary>How often the metadata was asked for.</summary>
    public int Readings => readings;

    private Uri Address => new(app.Urls.First() + "/");

    public static async Task<TokenIssuer> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var issuer = new TokenIssuer(builder.Build());
        await issuer.app.StartAsync(ct);
        return issuer;
    }

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    /// <summary>Publishes another key beside those that are.</summary>
    public RsaSecurityKey Publish()
    {
        var key = NewKey();
        published.Add(key);
        return key;
    }

    /// <summary>The settings that make a service take these tokens.</summary>
    public void Configure(Dictionary<string, string?> settings)
    {
        settings[SettingNames.AuthAuthority] = MetadataAddress.AbsoluteUri;
        settings[SettingNames.AuthAudience] = Audience;
        settings[SettingNames.AuthAllowedApplications] = EventGrid;
        settings[SettingNames.RequireToken] = "true";
    }

    /// <summary>A good token of Event Grid's, or one with what is given in place.</summary>
    public string Token(
        DateTimeOffset now,
        string? audience = null,
        string? issuer = null,
        string? application = EventGrid,
        TimeSpan? expiresIn = null,
        SigningCredentials? signing = null,
        string[]? roles = null,
        string applicationClaim = "azp")
    {
        var expires = now + (expiresIn ?? TimeSpan.FromHours(1));
        var claims = new Dictionary<string, object> { ["roles"] = roles ?? ["AzureEventGridSecureWebhookSubscriber"] };
        if (application is not null)
            claims[applicationClaim] = application;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer,
            Audience = audience ?? Audience,
            NotBefore = (expires - TimeSpan.FromHours(1)).UtcDateTime,
            Expires = expires.UtcDateTime,
            Claims = claims,
            SigningCredentials = signing ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> Metadata()
    {
        Interlocked.Increment(ref readings);
        await Hangs;
        return IsUp
            ? TypedResults.Text($$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Address}}keys"}""", "application/json")
            : TypedResults.StatusCode(500);
    }

    private IResult Keys() => IsUp
        ? TypedResults.Text($$"""{"keys":[{{string.Join(',', published.Select(Jwk))}}]}""", "application/json")
        : TypedResults.StatusCode(500);

    private static string Jwk(RsaSecurityKey key)
    {
        var open = key.Rsa.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64UrlEncoder.Encode(open.Modulus), Base64UrlEncoder.Encode(open.Exponent));
        return $$"""{"kty":"RSA","use":"sig","kid":"{{key.KeyId}}","n":"{{n}}","e":"{{e}}"}""";
    }
}
