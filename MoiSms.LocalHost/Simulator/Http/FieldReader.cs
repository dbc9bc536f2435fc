using System.Globalization;
using System.Text.Json;

namespace MoiSms.LocalHost.Simulator.Http;

/// <summary>Reads a JSON object field by field; what nobody asked for by <see cref="End"/> is an error.</summary>
internal sealed class FieldReader
{
    private readonly JsonElement json;
    private readonly string path;
    private readonly List<string> known = [];

    public FieldReader(JsonElement json, string path = "")
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new BadFieldException(path.TrimEnd('.'), "must be a JSON object");
        this.json = json;
        this.path = path;
    }

    public string? Text(string name) => Find(name) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw Bad(name, "must be a text that is not empty");

    public string? OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        if (Text(name) is not { } text)
            return null;
        foreach (var candidate in allowed)
        {
            if (candidate.Equals(text, StringComparison.OrdinalIgnoreCase))
                return candidate;
        }

        throw Bad(name, "must be " + string.Join(" or ", allowed!));
    }

    public int? Integer(string name, int min, int max) => Find(name) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : throw Bad(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));

    public bool? Flag(string name) => Find(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Bad(name, "must be true or false"),
    };

    public DateTimeOffset? Time(string name) => Find(name) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time)
            ? time
            : throw Bad(name, "must be a time such as 2026-11-24T08:27:45Z");

    public T? Object<T>(string name, Func<FieldReader, T> read)
        where T : class
    {
        if (Find(name) is not { } value)
            return null;
        var inner = new FieldReader(value, path + name + ".");
        var result = read(inner);
        inner.End();
        return result;
    }

    public BadFieldException Missing(string name) => Bad(name, "is missing");

    /// <summary>Throws for the first field that was not asked for.</summary>
    public void End()
    {
        foreach (var property in json.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                throw Bad(property.Name, "is not known; known here: " + string.Join(", ", known));
        }
    }

    private JsonElement? Find(string name)
    {
        known.Add(name);
        return json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private BadFieldException Bad(string name, string message) => new(path + name, message);
}
