using System.Text.Json;
using MoiSms.LocalHost.Simulator.Phone;

namespace MoiSms.LocalHost.Tracing;

/// <summary>Which texts a post of events is about.</summary>
internal static class TracedEvents
{
    /// <summary>A larger post is not looked into.</summary>
    private const int Largest = 64 * 1024;

    /// <summary>Leaves the body to be read again.</summary>
    /// <returns>The ids of the texts, none where it holds something else; and whether it reports what became of replies.</returns>
    public static async Task<(IReadOnlyList<string> Ids, bool Reports)> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is not > 0 or > Largest)
            return ([], false);
        request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return Read(body.RootElement);
        }
        catch (JsonException)
        {
            return ([], false);
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    private static (IReadOnlyList<string> Ids, bool Reports) Read(JsonElement body)
    {
        var ids = new List<string>();
        var reports = false;
        foreach (var one in body.ValueKind == JsonValueKind.Array ? [.. body.EnumerateArray()] : new[] { body })
        {
            if (one.ValueKind != JsonValueKind.Object || !one.TryGetProperty("data", out var data))
                continue;
            if (data.ValueKind != JsonValueKind.Object)
                continue;
            reports = data.TryGetProperty("deliveryStatus", out _);
            if ((reports ? MessageIds.TextOf(Text(data, "tag")) : Text(data, "messageId")) is { } id)
                ids.Add(id);
        }

        return (ids, reports);
    }

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
