using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using MoiSms.Core.Foundation.Security;
using MoiSms.Gateway.Hosting;

namespace MoiSms.Gateway.Out;

/// <summary>
/// Who may send: requests signed with the access key, as the SMS client signs them, or with an Entra token of an allowed application.
/// </summary>
internal sealed class CallerCheck(GatewaySettings settings, TokenValidator tokens, TimeProvider time)
{
    private const string Signed = "HMAC-SHA256 ";
    private const string Bearer = "Bearer ";

    /// <summary>How far the date of a request may be from ours.</summary>
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    private readonly byte[]? key = settings.AccessKey is null ? null : Convert.FromBase64String(settings.AccessKey);

    /// <summary>The status that refuses the caller: 401, or 503 where nobody can tell yet; null where they may go on.</summary>
    public async Task<int?> RefusalAsync(HttpRequest request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Signed, StringComparison.OrdinalIgnoreCase))
            return key is not null && IsSigned(request, body.Span, authorization[Signed.Length..], key)
                ? null
                : StatusCodes.Status401Unauthorized;
        if (settings.Auth is null || !authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return StatusCodes.Status401Unauthorized;
        var result = await tokens.ValidateAsync(authorization[Bearer.Length..].Trim(), cancellationToken);
        return result.Fault == TokenFault.KeysUnavailable ? StatusCodes.Status503ServiceUnavailable
            : result.Principal is { } principal && tokens.IsAllowedApplication(principal) ? null
            : StatusCodes.Status401Unauthorized;
    }

    private bool IsSigned(HttpRequest request, ReadOnlySpan<byte> body, string parameters, byte[] secret)
    {
        // The first = only: a base64 value ends in = itself.
        var parts = parameters.Split('&', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2).DistinctBy(part => part[0]).ToDictionary(part => part[0], part => part[1]);
        if (!parts.TryGetValue("SignedHeaders", out var names) || !parts.TryGetValue("Signature", out var signature))
            return false;
        var signed = names.Split(';');
        if (!signed.Contains("x-ms-date", StringComparer.OrdinalIgnoreCase) || !signed.Contains("host", StringComparer.OrdinalIgnoreCase)
            || !signed.Contains("x-ms-content-sha256", StringComparer.OrdinalIgnoreCase))
            return false;
        if (!DateTimeOffset.TryParseExact(
                request.Headers["x-ms-date"].ToString(), "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || (time.GetUtcNow() - date).Duration() > AllowedSkew
            || request.Headers["x-ms-content-sha256"].ToString() != Convert.ToBase64String(SHA256.HashData(body)))
            return false;

        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var values = string.Join(';', signed.Select(name => request.Headers[name].ToString()));
        var expected = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{request.Method}\n{target}\n{values}"));
        var given = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, given, out var length)
            && CryptographicOperations.FixedTimeEquals(given.AsSpan(0, length), expected);
    }
}
