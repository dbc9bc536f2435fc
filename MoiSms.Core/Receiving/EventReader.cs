using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;

namespace MoiSms.Core.Receiving;

/// <summary>
/// Reads a post of Event Grid: its own schema or CloudEvents 1.0, a single event or an array. Pure.
/// An event that cannot be read becomes <see cref="IncomingEvent.Malformed"/> and costs no other event of the post.
/// </summary>
public static partial class EventReader
{
    internal const string SmsReceivedType = "Microsoft.Communication.SMSReceived";
    internal const string DeliveryReportType = "Microsoft.Communication.SMSDeliveryReportReceived";
    internal const string ValidationType = "Microsoft.EventGrid.SubscriptionValidationEvent";

    /// <summary>
    /// Letters of an id, a number or a status. A provider's have less than a hundred; what is longer is no such thing, and would not fit
    /// into a property of a row (32,000) for as long as all of it does not.
    /// </summary>
    internal const int MaxField = 1_000;

    /// <param name="body">The post's body.</param>
    /// <param name="now">Stands in for a text's time where its event has none, and is the time it was accepted (UTC).</param>
    /// <param name="topics">Whose events are read; those of any other source come back as malformed, but for the handshake. Null =
    /// everybody's.</param>
    /// <exception cref="JsonException">The body is no JSON, or neither an object nor an array.</exception>
    public static IReadOnlyList<IncomingEvent> Read(ReadOnlySpan<byte> body, DateTimeOffset now, AllowedTopics? topics = null)
    {
        topics ??= AllowedTopics.Every;
        using var document = LenientJson.Parse(body);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Select(element => ReadOne(element, now, topics))],
            JsonValueKind.Object => [ReadOne(document.RootElement, now, topics)],
            _ => throw new JsonException("The body is neither an event nor an array of events."),
        };
    }

    private static IncomingEvent ReadOne(JsonElement element, DateTimeOffset now, AllowedTopics topics)
    {
        try
        {
            if (element.ValueKind != JsonValueKind.Object)
                return Malformed(element, "an event should be a JSON object");

            // Before the topic: which one the handshake of a system topic names is not documented.
            var type = (element.Property("eventType") ?? element.Property("type")).Text();
            if (ValidationType.Equals(type, StringComparison.OrdinalIgnoreCase))
                return ReadValidation(element);
            if (!topics.Allows((element.Property("topic") ?? element.Property("source")).Text()))
                return Malformed(element, "a source that is not allowed");
            if (type is null)
                return Malformed(element, "eventType (Event Grid schema) or type (CloudEvents) is missing");
            if (type.Equals(SmsReceivedType, StringComparison.OrdinalIgnoreCase))
                return ReadSms(element, now);
            if (type.Equals(DeliveryReportType, StringComparison.OrdinalIgnoreCase))
                return ReadReport(element);
            return new IncomingEvent.OfAnotherKind();
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException or FormatException)
        {
            return Malformed(element, "a field holds something that cannot be read");
        }
    }

    private static IncomingEvent ReadValidation(JsonElement element) =>
        element.Property("data")?.Property("validationCode").Text() is { Length: > 0 } code
            ? new IncomingEvent.SubscriptionValidation(code)
            : Malformed(element, "data.validationCode is missing");

    private static IncomingEvent ReadSms(JsonElement element, DateTimeOffset now)
    {
        if (element.Property("data") is not { ValueKind: JsonValueKind.Object } data)
            return Malformed(element, "data is missing or no object");
        if (data.Property("messageId").Text() is not { Length: > 0 } id || string.IsNullOrWhiteSpace(id))
            return Malformed(element, "data.messageId is missing");
        if (data.Property("from").Text() is not { } from || string.IsNullOrWhiteSpace(from))
            return Malformed(element, "data.from is missing");
        if (data.Property("message").Text() is not { } text)
            return Malformed(element, "data.message is missing");
        if (TooLong(("messageId", id), ("from", from)) is { } tooLong)
            return Malformed(element, tooLong);

        var sms = new InboundSms
        {
            Id = id,
            From = from,
            Text = text,
            ReceivedAt = data.Property("receivedTimestamp").Moment()
                ?? (element.Property("eventTime") ?? element.Property("time")).Moment() ?? now,
            AcceptedAt = now,
        };
        var body = QueueJson.Write(sms);
        return Encoding.UTF8.GetByteCount(body) <= QueueJson.MaxBytes
            ? new IncomingEvent.SmsReceived(sms, body)
            : Malformed(element, "the text is too long: its queue message would exceed 64 KiB");
    }

    private static IncomingEvent ReadReport(JsonElement element)
    {
        if (element.Property("data") is not { ValueKind: JsonValueKind.Object } data)
            return Malformed(element, "data is missing or no object");
        if (data.Property("to").Text() is not { Length: > 0 } to)
            return Malformed(element, "data.to is missing");
        if (data.Property("deliveryStatus").Text() is not { Length: > 0 } status)
            return Malformed(element, "data.deliveryStatus is missing");

        var tag = data.Property("tag").Text();
        if (TooLong(("to", to), ("deliveryStatus", status), ("tag", tag)) is { } tooLong)
            return Malformed(element, tooLong);

        var code = Code().Match(data.Property("deliveryStatusDetails").Text() ?? "");
        return new IncomingEvent.DeliveryReported(
            new DeliveryReport(tag, to, status, code.Success ? code.Value : null), element.GetRawText());
    }

    private static string? TooLong(params ReadOnlySpan<(string Name, string? Text)> fields)
    {
        foreach (var (name, text) in fields)
        {
            if (text?.Length > MaxField)
                return $"data.{name} is longer than {MaxField} letters";
        }

        return null;
    }

    private static IncomingEvent.Malformed Malformed(JsonElement element, string reason)
    {
        var body = element.GetRawText();
        string? id = null;
        try
        {
            id = element.Property("id").Text();
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            // The id itself cannot be read.
        }

        return new IncomingEvent.Malformed(string.IsNullOrWhiteSpace(id) ? null : id, reason, body);
    }

    [GeneratedRegex(@"(?<!\d)(?:2000|4\d{3}|5\d{3}|9999)(?!\d)")]
    private static partial Regex Code();
}
