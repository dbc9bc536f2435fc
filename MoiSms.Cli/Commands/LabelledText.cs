using System.Text.Json;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary>One line of a labelled corpus.</summary>
internal sealed record LabelledText(string Text, string Lang, string Intent, Slots Slots)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static LabelledText Parse(string line)
    {
        var read = JsonSerializer.Deserialize<LabelledText>(line, Options);
        if (read is not { Text: not null, Lang: not null, Intent: not null })
            throw new JsonException("A line lacks its text, lang or intent.");
        return read with { Slots = read.Slots ?? Slots.None };
    }

    /// <summary>Whether an understanding has the very slots of the label; coordinates may differ by a metre.</summary>
    public bool SlotsMatch(Slots found) =>
        found with { Lat = null, Lon = null } == Slots with { Lat = null, Lon = null } && Near(found.Lat, Slots.Lat) && Near(found.Lon, Slots.Lon);

    private static bool Near(double? a, double? b) => a is null == b is null && Math.Abs((a ?? 0) - (b ?? 0)) < 0.00001;
}
