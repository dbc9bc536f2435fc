using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Communication.Sms;

/// <summary>The JSON of <c>POST /sms</c>, field for field as the official client writes it.</summary>
internal static class SmsWire
{
    public static RequestContent Write(string from, string to, string message, SmsSendOptions? options, DateTimeOffset firstSent)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("from", from);
            json.WriteStartArray("smsRecipients");
            json.WriteStartObject();
            json.WriteString("to", to);
            json.WriteString("repeatabilityRequestId", Guid.NewGuid().ToString());
            json.WriteString("repeatabilityFirstSent", firstSent.ToString("R", CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("message", message);
            if (options is not null)
            {
                json.WriteStartObject("smsSendOptions");
                json.WriteBoolean("enableDeliveryReport", options.EnableDeliveryReport);
                if (options.Tag is not null)
                    json.WriteString("tag", options.Tag);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return RequestContent.Create(buffer.ToArray());
    }

    public static SmsSendResult ReadFirst(BinaryData body)
    {
        using var json = JsonDocument.Parse(body);
        var result = json.RootElement.GetProperty("value")[0];
        return new SmsSendResult(
            result.GetProperty("to").GetString()!,
            Text(result, "messageId"),
            result.GetProperty("httpStatusCode").GetInt32(),
            result.GetProperty("successful").GetBoolean(),
            Text(result, "errorMessage"));
    }

    private static string? Text(JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.GetString() : null;
}
