using System.Text.Json;

namespace MoiSms.Tests.Simulator;

internal sealed record Post(string Body, string ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The one event, whichever the schema.</summary>
    public JsonElement Event => Json.ValueKind == JsonValueKind.Array ? Json[0] : Json;

    public JsonElement Data => Event.GetProperty("data");

    public string Type => Event.TryGetProperty("eventType", out var type) ? type.GetString()! : Event.GetProperty("type").GetString()!;
}
