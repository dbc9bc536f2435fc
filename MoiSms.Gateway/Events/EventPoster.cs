using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core;
using MoiSms.Core.Foundation.Values;
using MoiSms.Gateway.Hosting;

namespace MoiSms.Gateway.Events;

/// <summary>Posts events of Azure Communication Services to the service's webhook, one a post, and tells whether it stored them.</summary>
internal sealed partial class EventPoster(HttpClient http, GatewaySettings settings, TimeProvider time, ILogger<EventPoster> logger)
{
    /// <summary>True where the webhook took it. Anything else passes, so whatever was to be told has to be told again.</summary>
    public Task<bool> ReceivedAsync(
        string id, string from, string to, string text, DateTimeOffset at, CancellationToken cancellationToken) =>
        PostAsync("Microsoft.Communication.SMSReceived", id, new
        {
            messageId = id,
            from,
            to,
            message = text,
            receivedTimestamp = at.UtcDateTime,
            segmentCount = SmsSegmenter.Count(text).Parts,
        }, cancellationToken);

    /// <summary>As <see cref="ReceivedAsync"/>.</summary>
    /// <param name="code">Four digits of Azure Communication Services; 2000 is delivered.</param>
    public Task<bool> ReportedAsync(
        string id, string from, string to, string? tag, int code, string details, int parts, CancellationToken cancellationToken)
    {
        var (now, isDelivered) = (time.GetUtcNow().UtcDateTime, code == DeliveryCodes.Delivered);
        return PostAsync("Microsoft.Communication.SMSDeliveryReportReceived", id, new
        {
            messageId = id,
            from,
            to,
            deliveryStatus = isDelivered ? "Delivered" : "Failed",
            deliveryStatusDetails = string.Create(CultureInfo.InvariantCulture, $"{details} ({code})"),
            receivedTimestamp = now,
            deliveryAttempts = new[]
            {
                new { timestamp = now, segmentsSucceeded = isDelivered ? parts : 0, segmentsFailed = isDelivered ? 0 : parts },
            },
            tag,
        }, cancellationToken);
    }

    private async Task<bool> PostAsync<T>(string eventType, string id, T data, CancellationToken cancellationToken)
    {
        var body = new[]
        {
            new
            {
                id,
                topic = settings.Topic,
                subject = "/smpp",
                data,
                eventType,
                dataVersion = "1.0",
                metadataVersion = "1",
                eventTime = time.GetUtcNow().UtcDateTime,
            },
        };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, settings.EventsAddress)
            {
                Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            request.Headers.Add("aeg-event-type", "Notification");
            if (settings.EventsKey is { } key)
                request.Headers.Add("x-functions-key", key);
            if (settings is { EventsScope: { } scope, Credential: { } credential })
            {
                var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            }

            using var response = await http.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
                return true;
            LogNotTaken(logger, (int)response.StatusCode);
            return false;
        }
        catch (Exception e)
        {
            LogNoAnswer(logger, e.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(EventId = 811, Level = LogLevel.Error,
        Message = "The webhook answered {Status}: the operator's centre is asked to come again")]
    private static partial void LogNotTaken(ILogger logger, int status);

    [LoggerMessage(EventId = 812, Level = LogLevel.Error,
        Message = "The webhook could not be reached ({Fault}): the operator's centre is asked to come again")]
    private static partial void LogNoAnswer(ILogger logger, string fault);
}
