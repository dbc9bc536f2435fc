using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary>The JSON of <c>moisms understand</c>, with the slot names of the labelled corpus and Arabic as it is.</summary>
internal static class UnderstandingJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(string text, TextUnderstanding understood) => JsonSerializer.Serialize(
        new
        {
            text,
            lang = understood.Language.ToCode(),
            intent = understood.Intent.ToName(),
            slots = understood.Slots with { CentreKind = null, Day = null },
            centreKind = understood.Slots.CentreKind,
            day = understood.Slots.Day,
            asks = understood.Asks,
            point = understood.Point,
            confidence = understood.Confidence,
            why = understood.Why,
            alternatives = understood.Alternatives.Count > 0 ? understood.Alternatives : null,
            also = understood.Also,
            guess = understood.IsGuess ? true : (bool?)null,
            mayBeEmergency = understood.MayBeEmergency ? true : (bool?)null,
            foreignLanguage = understood.ForeignLanguage,
        },
        Options);

    /// <summary>The reading in short, as labels and documents write it: <c>residency</c>, <c>guide/licence-renew</c>.</summary>
    public static string Name(TextUnderstanding understood) =>
        understood.Slots.Service is { } service ? $"{understood.Intent.ToName()}/{service}" : understood.Intent.ToName();

    /// <summary>The <c>text</c> of a JSON object; null if the line is none.</summary>
    public static string? ReadText(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var found = document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("text", out var text)
                ? text
                : default;
            return found.ValueKind == JsonValueKind.String ? found.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
