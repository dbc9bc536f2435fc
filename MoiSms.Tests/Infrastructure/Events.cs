using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MoiSms.Tests.Infrastructure;

/// <summary>Bodies as Event Grid posts them.</summary>
internal static class Events
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public const string Topic =
        "/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg-moisms"
        + "/providers/microsoft.communication/communicationservices/acs-moisms";

    public static string NewId() => "Incoming_" + Guid.NewGuid().ToString("N");

    public static JsonObject Sms(string id, string from, string text, DateTimeOffset? receivedAt = null) => Envelope(
        id,
        "Microsoft.Communication.SMSReceived",
        new JsonObject
        {
            ["messageId"] = id,
            ["from"] = from,
            ["to"] = "96599988",
            ["message"] = text,
            ["receivedTimestamp"] = (receivedAt ?? TimeProvider.System.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture),
            ["segmentCount"] = 1,
        });

    public static JsonObject CloudSms(string id, string from, string text) => new()
    {
        ["specversion"] = "1.0",
        ["type"] = "Microsoft.Communication.SMSReceived",
        ["source"] = Topic,
        ["id"] = id,
        ["time"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        ["subject"] = "/phonenumber/96599988",
        ["data"] = Sms(id, from, text)["data"]!.DeepClone(),
    };

    public static JsonObject Report(string tag, string to, string status = "Delivered", string details = "No error.") => Envelope(
        "Outgoing_" + Guid.NewGuid().ToString("N"),
        "Microsoft.Communication.SMSDeliveryReportReceived",
        new JsonObject
        {
            ["messageId"] = "Outgoing_" + Guid.NewGuid().ToString("N"),
            ["from"] = "96599988",
            ["to"] = to,
            ["deliveryStatus"] = status,
            ["deliveryStatusDetails"] = details,
            ["deliveryAttempts"] = new JsonArray(),
            ["tag"] = tag,
        });

    public static StringContent Post(params JsonNode?[] events) =>
        Json(new JsonArray([.. events.Select(one => one?.DeepClone())]).ToJsonString(Readable));

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static JsonObject Envelope(string id, string type, JsonObject data) => new()
    {
        ["id"] = id,
        ["topic"] = Topic,
        ["subject"] = "/phonenumber/96599988",
        ["data"] = data,
        ["eventType"] = type,
        ["dataVersion"] = "1.0",
        ["metadataVersion"] = "1",
        ["eventTime"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
    };
}
