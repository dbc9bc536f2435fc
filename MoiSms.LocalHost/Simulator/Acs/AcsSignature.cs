using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace MoiSms.LocalHost.Simulator.Acs;

/// <summary>Who may send: requests signed with the access key, or with a bearer token (any: there is no Entra here to ask).</summary>
internal sealed class AcsSignature(string accessKey, TimeProvider time)
{
    private const string Scheme = "HMAC-SHA256 ";

    /// <summary>How far the date of a request may be from ours.</summary>
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    private readonly byte[] key = Convert.FromBase64String(accessKey);

    /// <summary>Why the request is refused; null when it may pass.</summary>
    public string? Refusal(HttpRequest request, byte[] body)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && authorization.Length > "Bearer ".Length)
            return null;
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return "The Authorization header is missing, or neither HMAC-SHA256 nor Bearer.";

        var parts = Parse(authorization[Scheme.Length..]);
        if (!parts.TryGetValue("SignedHeaders", out var names) || !parts.TryGetValue("Signature", out var signature))
            return "The Authorization header lacks SignedHeaders or Signature.";

        var signed = names.Split(';');
        var dateHeader = signed.FirstOrDefault(name => Is(name, "x-ms-date") || Is(name, "date"));
        if (dateHeader is null || !Holds("host") || !Holds("x-ms-content-sha256"))
            return "SignedHeaders must hold x-ms-date (or date), host and x-ms-content-sha256.";
        var stamp = request.Headers[dateHeader].ToString();
        if (!DateTimeOffset.TryParseExact(stamp, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return "The date is missing or not in RFC 1123 form.";
        if ((time.GetUtcNow() - date).Duration() > AllowedSkew)
            return "The date is more than 5 minutes off.";
        if (request.Headers["x-ms-content-sha256"].ToString() != Convert.ToBase64String(SHA256.HashData(body)))
            return "x-ms-content-sha256 is not the hash of the body.";

        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var values = string.Join(';', signed.Select(name => request.Headers[name].ToString()));
        var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{request.Method}\n{target}\n{values}"));
        return Decode(signature) is { } given && CryptographicOperations.FixedTimeEquals(given, expected)
            ? null
            : "The signature does not match.";

        bool Holds(string header) => signed.Any(name => Is(name, header));
    }

    private static bool Is(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Parse(string parameters)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parameters.Split('&', StringSplitOptions.TrimEntries))
        {
            // The first = only: a base64 value ends in = itself.
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                parts[part[..equals]] = part[(equals + 1)..];
        }

        return parts;
    }

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
