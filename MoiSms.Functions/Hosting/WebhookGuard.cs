using Microsoft.AspNetCore.Http.HttpResults;
using MoiSms.Core.Foundation.Security;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Functions.Hosting;

/// <summary>Lets only Event Grid past, by its Entra token; the function key was checked by the host.</summary>
public sealed partial class WebhookGuard(
    TokenValidator validator, MoiSmsSettings settings, MoiSmsMetrics metrics, ILogger<WebhookGuard> logger)
{
    private const string Scheme = "Bearer ";

    /// <summary>The answer that refuses the caller; null where they may go on.</summary>
    public async Task<IResult?> RefuseAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!settings.RequireToken)
            return null;
        if (BearerOf(request) is not { } bearer)
            return Refuse(request, MetricValues.Refusal.NoToken, "none was sent");

        var result = await validator.ValidateAsync(bearer, cancellationToken);
        if (result.Fault == TokenFault.KeysUnavailable)
        {
            LogUndecided(logger);
            metrics.RefusedPost(MetricValues.Refusal.KeysUnavailable);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (result.Principal is not { } principal)
            return Refuse(request, MetricValues.Refusal.BadToken, result.Reason);
        return validator.IsAllowedApplication(principal)
            ? null
            : Refuse(request, MetricValues.Refusal.Application, "from an application that is not allowed");
    }

    /// <summary>The token of the header <c>Authorization</c>; null where there is none of that kind.</summary>
    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;

    private UnauthorizedHttpResult Refuse(HttpRequest request, string counted, string reason)
    {
        LogRefused(logger, reason);
        metrics.RefusedPost(counted);
        request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Unauthorized();
    }

    // Event Grid does not come again after a 401, so an operator has to hear of it.
    [LoggerMessage(EventId = 102, Level = LogLevel.Error,
        Message = "A post was refused with 401, which Event Grid never retries. Its token: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);

    [LoggerMessage(EventId = 103, Level = LogLevel.Error,
        Message = "The signing keys of tokens cannot be fetched: answered 503, so that Event Grid comes again")]
    private static partial void LogUndecided(ILogger logger);
}
