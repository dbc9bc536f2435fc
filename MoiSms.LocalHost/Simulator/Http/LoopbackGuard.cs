using System.Net;

namespace MoiSms.LocalHost.Simulator.Http;

/// <summary>
/// Keeps other people's web pages out: a browser would let any page post to localhost, and a name that resolves to
/// 127.0.0.1 would let it read the answers too.
/// </summary>
internal static class LoopbackGuard
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsLoopback(context.Request.Host.Host) || !IsOwnOrigin(context.Request.Headers.Origin))
        {
            await SimulatorJson.WriteErrorAsync(context, StatusCodes.Status403Forbidden, "The simulator serves this machine only.");
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadFieldException bad)
        {
            await SimulatorJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { error = bad.Message, field = bad.Field });
        }
        catch (BadHttpRequestException bad)
        {
            await SimulatorJson.WriteErrorAsync(context, bad.StatusCode, "The request cannot be read.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away.
        }
        catch (Exception unexpected) when (!context.Response.HasStarted)
        {
            // The type alone: a message may quote what it was given.
            var error = $"The simulator failed: {unexpected.GetType().Name}.";
            await SimulatorJson.WriteErrorAsync(context, StatusCodes.Status500InternalServerError, error);
        }
    }

    private static bool IsOwnOrigin(string? origin) =>
        string.IsNullOrEmpty(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsLoopback(uri.Host));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
