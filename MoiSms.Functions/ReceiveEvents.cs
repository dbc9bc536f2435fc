using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Receiving;
using MoiSms.Functions.Hosting;

namespace MoiSms.Functions;

/// <summary>The webhook of Event Grid. Answers 200 only when everything of the post is stored.</summary>
public sealed partial class ReceiveEvents(
    WebhookGuard guard, EventReceiver receiver, EmergencyLane emergencies, MoiSmsSettings settings, MoiSmsMetrics metrics,
    TimeProvider time, ILogger<ReceiveEvents> logger)
{
    /// <summary>
    /// 200 when all of the post is stored; 400, 401, 403 or 413 for what will never be taken; 503 where Event Grid should come again.
    /// </summary>
    [Function(nameof(ReceiveEvents))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", "options", Route = "sms/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        // Before the guard: Event Grid is not documented to send its token with OPTIONS.
        if (HttpMethods.IsOptions(request.Method))
            return AllowOrigin(request);
        if (await guard.RefuseAsync(request, cancellationToken) is { } refusal)
            return refusal;

        IReadOnlyList<IncomingEvent> events;
        try
        {
            if (await BoundedBody.ReadAsync(request, settings.MaxBodyBytes, cancellationToken) is not { } body)
                return Refuse(StatusCodes.Status413PayloadTooLarge, MetricValues.Refusal.TooLarge,
                    $"The body is larger than {settings.MaxBodyBytes} bytes.");
            events = EventReader.Read(body.Span, time.GetUtcNow(), settings.AllowedTopics);
        }
        catch (JsonException)
        {
            return Refuse(
                StatusCodes.Status400BadRequest, MetricValues.Refusal.NotEvents, "The body is no JSON event, nor an array of them.");
        }

        try
        {
            await receiver.ReceiveAsync(events, cancellationToken);
        }
        catch (EventsNotStoredException e)
        {
            // 503, so that Event Grid comes again: a text that was stored all the same is answered once.
            LogNotStored(logger, e.Message, e.InnerException!.GetType().Name);
            metrics.RefusedPost(MetricValues.Refusal.NotStored);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        // Only now: they are stored, whatever comes of this.
        await emergencies.RunAsync(events, cancellationToken);
        return events.OfType<IncomingEvent.SubscriptionValidation>().FirstOrDefault() is { } handshake
            ? TypedResults.Ok(new ValidationAnswer(handshake.Code))
            : TypedResults.Ok();
    }

    /// <summary>The CloudEvents handshake. It proves nothing about the caller and lets nothing in: every event needs the token.</summary>
    private IResult AllowOrigin(HttpRequest request)
    {
        if (request.Headers["WebHook-Request-Origin"].ToString() is not { Length: > 0 } origin)
            return Refuse(StatusCodes.Status400BadRequest, MetricValues.Refusal.NoOrigin, "The header WebHook-Request-Origin is missing.");
        request.HttpContext.Response.Headers["WebHook-Allowed-Origin"] = origin;
        if (request.Headers["WebHook-Request-Rate"].ToString() is { Length: > 0 } rate)
            request.HttpContext.Response.Headers["WebHook-Allowed-Rate"] = rate;
        return TypedResults.Ok();
    }

    private IResult Refuse(int status, string counted, string told)
    {
        metrics.RefusedPost(counted);
        return TypedResults.Problem(told, statusCode: status);
    }

    [LoggerMessage(EventId = 101, Level = LogLevel.Error, Message = "{What} ({Fault}): answered 503, so that Event Grid comes again")]
    private static partial void LogNotStored(ILogger logger, string what, string fault);

    /// <summary>Event Grid's own name for it.</summary>
    internal sealed record ValidationAnswer([property: JsonPropertyName("validationResponse")] string ValidationResponse);
}
