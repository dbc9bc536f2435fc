using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Configuration;
using MoiSms.Core.Receiving;
using MoiSms.Functions.Hosting;

namespace MoiSms.Functions;

/// <summary>The webhook of Event Grid. Answers 200 only when everything of the post is stored.</summary>
public sealed partial class ReceiveEvents(
    WebhookGuard guard, EventReceiver receiver, MoiSmsSettings settings, TimeProvider time, ILogger<ReceiveEvents> logger)
{
    [Function(nameof(ReceiveEvents))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", "options", Route = "sms/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (await guard.RefuseAsync(request, cancellationToken) is { } refusal)
            return refusal;
        if (HttpMethods.IsOptions(request.Method))
            return AllowOrigin(request);

        IReadOnlyList<IncomingEvent> events;
        try
        {
            if (await BoundedBody.ReadAsync(request, settings.MaxBodyBytes, cancellationToken) is not { } body)
                return TypedResults.Problem($"The body is larger than {settings.MaxBodyBytes} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);
            events = EventReader.Read(body.Span, time.GetUtcNow(), settings.AllowedTopics);
        }
        catch (JsonException)
        {
            return TypedResults.Problem("The body is no JSON event, nor an array of them.", statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            await receiver.ReceiveAsync(events, cancellationToken);
        }
        catch (EventsNotStoredException e)
        {
            // 503, so that Event Grid comes again: a text that was stored all the same is answered once.
            LogNotStored(logger, e.Message, e.InnerException!.GetType().Name);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return events.OfType<IncomingEvent.SubscriptionValidation>().FirstOrDefault() is { } handshake
            ? TypedResults.Ok(new ValidationAnswer(handshake.Code))
            : TypedResults.Ok();
    }

    /// <summary>The CloudEvents handshake. It proves nothing about the caller: the function key (and, in Azure, a token) does.</summary>
    private static IResult AllowOrigin(HttpRequest request)
    {
        if (request.Headers["WebHook-Request-Origin"].ToString() is not { Length: > 0 } origin)
            return TypedResults.Problem("The header WebHook-Request-Origin is missing.", statusCode: StatusCodes.Status400BadRequest);
        request.HttpContext.Response.Headers["WebHook-Allowed-Origin"] = origin;
        if (request.Headers["WebHook-Request-Rate"].ToString() is { Length: > 0 } rate)
            request.HttpContext.Response.Headers["WebHook-Allowed-Rate"] = rate;
        return TypedResults.Ok();
    }

    [LoggerMessage(EventId = 101, Level = LogLevel.Error, Message = "{What} ({Fault}): answered 503, so that Event Grid comes again")]
    private static partial void LogNotStored(ILogger logger, string what, string fault);

    /// <summary>Event Grid's own name for it.</summary>
    internal sealed record ValidationAnswer([property: JsonPropertyName("validationResponse")] string ValidationResponse);
}
