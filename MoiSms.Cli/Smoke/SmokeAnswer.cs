using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MoiSms.Cli.Smoke;

/// <summary>What came back for one request. Whatever is shown of it was checked: anything may answer at an address.</summary>
internal sealed partial record SmokeAnswer
{
    /// <summary>0: nothing answered.</summary>
    public int Status { get; init; }

    /// <summary>The service itself asks for a token (the host, which checks the key, says nothing of the kind).</summary>
    public bool AsksForToken { get; init; }

    /// <summary>Our address as the app's access restrictions saw and refused it.</summary>
    public IPAddress? ForbiddenAddress { get; init; }

    public string? AllowedOrigin { get; init; }

    public string Body { get; init; } = "";

    public static SmokeAnswer None { get; } = new();

    /// <summary>The handshake's answer; null where there is none.</summary>
    public string? ValidationResponse => Field("validationResponse") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The parts that the service says it cannot reach.</summary>
    public IReadOnlyList<string> Unreachable => Field("unreachable") is { ValueKind: JsonValueKind.Array } names
        ? [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)
            .Where(name => PartName().IsMatch(name))]
        : [];

    private JsonElement? Field(string name)
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var field)
                ? field.Clone()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,63}\z")]
    private static partial Regex PartName();
}
