using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.LocalHost.Hosting.Http;

/// <summary>Whether a request may call a function: the header <c>x-functions-key</c> first, then <c>?code=</c>.</summary>
internal sealed class FunctionKeyCheck(bool enabled, string? key)
{
    public bool Allows(HttpRequest request, AuthorizationLevel level)
    {
        if (!enabled || level == AuthorizationLevel.Anonymous)
            return true;
        if (string.IsNullOrEmpty(key))
            return false;
        var given = request.Headers.TryGetValue("x-functions-key", out var header) ? header.ToString() : request.Query["code"].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
    }
}
