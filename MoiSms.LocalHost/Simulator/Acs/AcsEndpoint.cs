using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using MoiSms.LocalHost.Simulator.Faults;
using MoiSms.LocalHost.Simulator.Http;

namespace MoiSms.LocalHost.Simulator.Acs;

/// <summary><c>POST /sms</c> as Azure Communication Services answers it, with the faults that are set.</summary>
internal sealed partial class AcsEndpoint(
    SimulatorOptions options, SmsCarrier carrier, FaultQueue faults, AcsRequestLog requests, SimulatorStats stats)
{
    private const int LargestBody = 1 << 20;

    private readonly AcsSignature signature = new(options.AccessKey, options.TimeProvider);

    public void Map(IEndpointRouteBuilder routes, CancellationToken stopping) =>
        routes.MapPost("/sms", context => HandleAsync(context, stopping));

    private async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        var arrived = options.TimeProvider.GetTimestamp();
        var body = await ReadAsync(context);
        stats.RequestArrived();
        var record = new AcsRequestRecord
        {
            At = options.TimeProvider.GetUtcNow(),
            Method = context.Request.Method,
            Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Headers = AcsRequestRecord.Harmless(context.Request.Headers),
            Body = Encoding.UTF8.GetString(body ?? []),
        };
        requests.Add(record);

        if (body is null)
            await FailAsync(context, record, 413, "RequestEntityTooLarge", "The body is larger than 1 MiB.");
        else if (signature.Refusal(context.Request, body) is { } refusal)
            await FailAsync(context, record, 401, "Denied", "Denied by the resource provider. " + refusal);
        else if (!ApiVersion().IsMatch(context.Request.Query["api-version"].ToString()))
            await FailAsync(context, record, 400, "MissingApiVersionParameter", "The query parameter api-version is required.");
        else
            await SendAsync(context, record, body, arrived, stopping);
    }

    private async Task SendAsync(
        HttpContext context, AcsRequestRecord record, byte[] body, long arrived, CancellationToken stopping)
    {
        AcsSendRequest? request = null;
        var wrong = "";
        try
        {
            request = AcsSendRequest.Parse(body);
        }
        catch (BadFieldException bad)
        {
            wrong = bad.Message;
        }

        var fault = faults.Take(FaultLane.Sms, one =>
            one.Recipient is not { To: not null } only || request?.Recipients.Any(recipient => only.Strikes(recipient.To)) == true);
        if (fault?.HangMs is { } hang)
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            await Task.Delay(TimeSpan.FromMilliseconds(hang), options.TimeProvider, linked.Token);
        }

        if (fault?.Status is { } status)
        {
            if (fault.RetryAfterSeconds is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            var code = status == 429 ? "TooManyRequests" : "SimulatedFault";
            await FailAsync(context, record, status, code, "A fault that was set on the simulator.");
            return;
        }

        if (request is null)
        {
            await FailAsync(context, record, 400, "BadRequest", wrong);
            return;
        }

        var results = carrier.Send(request, fault?.Recipient, arrived);
        if (results is null)
        {
            await FailAsync(context, record, 400, "BadRequest", "A repeatabilityRequestId came with another repeatabilityFirstSent.");
        }
        else if (fault?.DropResponse == true)
        {
            stats.RequestCut();
            context.Abort();
        }
        else
        {
            Answered(record, StatusCodes.Status202Accepted);
            await SimulatorJson.WriteAsync(context, StatusCodes.Status202Accepted, new { value = results });
        }
    }

    private Task FailAsync(HttpContext context, AcsRequestRecord record, int status, string code, string message)
    {
        Answered(record, status);
        return SimulatorJson.WriteAsync(context, status, new { error = new { code, message } });
    }

    private void Answered(AcsRequestRecord record, int status)
    {
        record.Status = status;
        stats.RequestAnswered(status);
    }

    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            if (buffer.Length + read > LargestBody)
                return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(-preview)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ApiVersion();
}
