using System.Net;

namespace MoiSms.LocalHost.Hosting.Http;

/// <summary>
/// Keeps other people's web pages out of both ports: a browser would let any page post to localhost, and a name that resolves to 127.0.0.1
/// would let it read the answers too.
/// </summary>
internal static class LocalCaller
{
    public static bool IsLocal(HttpRequest request) => IsLoopback(request.Host.Host) && IsOwnOrigin(request.Headers.Origin);

    private static bool IsOwnOrigin(string? origin) =>
        string.IsNullOrEmpty(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsLoopback(uri.Host));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
