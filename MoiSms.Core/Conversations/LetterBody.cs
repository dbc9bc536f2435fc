using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>
/// What may be known of a dead letter's body, whoever wrote it: JSON, JSON inside a string of JSON, such JSON cut off, or anything else.
/// </summary>
internal static partial class LetterBody
{
    /// <summary>How often JSON may stand inside a string of JSON. Deeper nobody writes it by mistake.</summary>
    private const int MaxNesting = 4;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The phone of the citizen in E.164; null where none can be read.</summary>
    public static string? PhoneIn(string body)
    {
        // A report and a reply name the citizen as receiver, a text as sender.
        var isReply = body.Contains("deliveryStatus", StringComparison.OrdinalIgnoreCase)
            || body.Contains("DeliveryReport", StringComparison.OrdinalIgnoreCase)
            || body.Contains("\"inboundId\"", StringComparison.OrdinalIgnoreCase);
        return PhoneIn(body, isReply ? "to" : "from", 0);
    }

    /// <summary>
    /// The body with stars for the digits of every value that may hold a serial or a code; addresses, ids and times stay.
    /// </summary>
    public static string Hide(string body) => Hide(body, 0);

    private static string? PhoneIn(string body, string name, int nesting)
    {
        foreach (Match value in Value().Matches(body))
        {
            var text = value.Groups["text"].Success ? Decode(value.Groups["text"].Value) : value.Groups["number"].Value;
            var phone = value.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase) ? SenderNumber.Normalise(text)
                : IsJson(text, nesting) ? PhoneIn(text, name, nesting + 1)
                : null;
            if (phone is not null)
                return phone;
        }

        return null;
    }

    private static string Hide(string body, int nesting)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            // What is no JSON has no values: all of it may be somebody's words.
            return SecretDigits.Hide(body);
        }

        return Value().Replace(body, one => HideValue(one, nesting));
    }

    private static string HideValue(Match value, int nesting)
    {
        var text = value.Groups["text"].Success ? Decode(value.Groups["text"].Value) : value.Groups["number"].Value;
        if (Address().IsMatch(value.Groups["name"].Value))
            return value.Value;
        var hidden = IsJson(text, nesting) ? Hide(text, nesting + 1) : SecretDigits.Hide(text);
        return hidden == text ? value.Value : value.Groups["before"].Value + JsonSerializer.Serialize(hidden, Readable);
    }

    private static bool IsJson(string text, int nesting) => nesting < MaxNesting && text.AsSpan().TrimStart() is ['{' or '[' or '"', ..];

    private static string Decode(string escaped)
    {
        try
        {
            return JsonSerializer.Deserialize<string>($"\"{escaped}\"") ?? "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half an escape at the end, or half a letter: as it stands.
            return escaped;
        }
    }

    // A string or a number with the name before it, if it has one. A string that was cut off ends with the body.
    [GeneratedRegex(
        """(?<before>(?:"(?<name>(?>(?:[^"\\]|\\.)*))"\s*:\s*)?)"""
        + """(?:"(?<text>(?>(?:[^"\\]|\\.)*))(?:"|\\?\z)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?))""",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Value();

    // Names of values that hold long numbers and nobody's words.
    [GeneratedRegex("""(?:id|time|timestamp|at|^from|^to|^topic|^source|^subject|^tag|type|version)$""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
