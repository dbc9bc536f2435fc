using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MoiSms.Core.Receiving;

/// <summary>Reading JSON that others wrote: names in any case, and texts that a network cut in the middle of a letter.</summary>
internal static partial class LenientJson
{
    /// <summary>Parses a body in UTF-8, with or without a byte order mark; bytes that are no UTF-8 become U+FFFD.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body);
        return JsonDocument.Parse(text.AsMemory(text.StartsWith('\uFEFF') ? 1 : 0), new JsonDocumentOptions { MaxDepth = 1000 });
    }

    /// <summary>The property of that name in any case; an exact match wins. Null where there is none or it is null.</summary>
    public static JsonElement? Property(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        if (element.TryGetProperty(name, out var exact))
            return exact.ValueKind == JsonValueKind.Null ? null : exact;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property.Value.ValueKind == JsonValueKind.Null ? null : property.Value;
        }

        return null;
    }

    /// <summary>A string, or a number as it was written; null for anything else.</summary>
    public static string? Text(this JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => Unescape(text),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>A moment in ISO 8601, in UTC (a time without an offset is UTC); null for anything else.</summary>
    public static DateTimeOffset? Moment(this JsonElement? element) =>
        DateTimeOffset.TryParse(
            element.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;

    private static string Unescape(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: a long text was cut inside an emoji. The rest of the text is good.
            using var mended = JsonDocument.Parse(LoneSurrogate().Replace(text.GetRawText(), "$1\\ufffd"));
            return mended.RootElement.GetString()!;
        }
    }

    // An escaped half without its other half; the odd number of backslashes before the u is what makes it an escape.
    [GeneratedRegex(
        @"((?<!\\)(?:\\\\)*)\\u"
        + @"(?:[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})"
        + @"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2}\\u)[dD][c-fC-F][0-9a-fA-F]{2})")]
    private static partial Regex LoneSurrogate();
}
