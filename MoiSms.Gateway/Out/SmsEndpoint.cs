using System.Globalization;
using System.Text.RegularExpressions;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Gateway.Hosting;

namespace MoiSms.Gateway.Out;

/// <summary><c>POST /sms</c>, as Azure Communication Services answers it.</summary>
internal sealed partial class SmsEndpoint(CallerCheck caller, SmsSubmitter submitter, GatewayMetrics metrics, ILogger<SmsEndpoint> logger)
{
    private const int LargestBody = 1 << 20;

    /// <summary>
    /// 202 with a result for each recipient; where none was taken and all failed alike for a cause that passes, 429 or 503 as a whole.
    /// </summary>
    public async Task<IResult> SendAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, cancellationToken) is not { } body)
            return Refuse(StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", "The body is larger than 1 MiB.");
        if (await caller.RefusalAsync(request, body, cancellationToken) is { } refusal)
        {
            LogRefused(logger, refusal);
            return Refuse(refusal, "Denied", "Denied by the gateway.");
        }

        if (!ApiVersion().IsMatch(request.Query["api-version"].ToString()))
            return Refuse(StatusCodes.Status400BadRequest, "MissingApiVersionParameter", "The query parameter api-version is required.");
        if (SendRequest.Parse(body.Span, out var fault) is not { } send)
            return Refuse(StatusCodes.Status400BadRequest, "BadRequest", fault);

        SendResult[] results;
        try
        {
            results = await Task.WhenAll(send.Recipients.Select(one => submitter.SendAsync(send, one)));
        }
        catch (Exception e) when (StorageFault.Is(e, cancellationToken))
        {
            LogNoStorage(logger, e.GetType().Name);
            return Refuse(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Storage cannot be reached.");
        }

        foreach (var result in results)
            metrics.Sent(result.HttpStatusCode);
        if (results[0].HttpStatusCode is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable
            && Array.TrueForAll(results, result => result.HttpStatusCode == results[0].HttpStatusCode))
        {
            if (results[0].HttpStatusCode == StatusCodes.Status429TooManyRequests)
                request.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
            return Refuse(results[0].HttpStatusCode, "NotTaken", results[0].ErrorMessage!);
        }

        return TypedResults.Json(new { value = results }, statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult Refuse(int status, string code, string message) =>
        TypedResults.Json(new { error = new { code, message } }, statusCode: status);

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (body.Length + read > LargestBody)
                return null;
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }

    [LoggerMessage(EventId = 821, Level = LogLevel.Error,
        Message = "A send was refused with {Status}: its signature or token opens nothing")]
    private static partial void LogRefused(ILogger logger, int status);

    [LoggerMessage(EventId = 822, Level = LogLevel.Error, Message = "Storage cannot be reached ({Fault}): a send was answered 503")]
    private static partial void LogNoStorage(ILogger logger, string fault);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(-preview)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ApiVersion();
}
