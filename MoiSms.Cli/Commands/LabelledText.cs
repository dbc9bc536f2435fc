using System.Text.Json;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary>One line of a labelled corpus.</summary>
internal sealed record LabelledText(string Text, string Lang, string Intent, Slots Slots)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The points that are asked; null where the corpus does not say.</summary>
    public IReadOnlyList<Ask>? Asks { get; init; }

    /// <summary>The reading in short: <c>residency</c>, <c>guide/licence-renew</c>.</summary>
    public string Name => Slots.Service is { } service ? $"{Intent}/{service}" : Intent;

    public static LabelledText Parse(string line)
    {
        var read = JsonSerializer.Deserialize<LabelledText>(line, Options);
        if (read is not { Text: not null, Lang: not null, Intent: not null })
            throw new JsonException("A line lacks its text, lang or intent.");
        return read with { Slots = read.Slots ?? Slots.None };
    }

    /// <summary>The lines of a file; null, and what is wrong, where it is no file of labelled texts.</summary>
    public static IReadOnlyList<LabelledText>? ReadFile(FileInfo file, out string fault)
    {
        fault = "";
        if (!file.Exists)
        {
            fault = $"There is no file {file.Name}.";
            return null;
        }

        try
        {
            return [.. File.ReadLines(file.FullName).Where(line => line.Length > 0).Select(Parse)];
        }
        catch (JsonException e)
        {
            fault = $"{file.Name} is no file of labelled texts: {e.Message}";
            return null;
        }
    }

    /// <summary>
    /// Whether an understanding has the very slots of the label; coordinates may differ by a metre, and a kind of centre and a day are not
    /// labelled.
    /// </summary>
    public bool SlotsMatch(Slots found) =>
        found with { Lat = null, Lon = null, CentreKind = null, Day = null } == Slots with { Lat = null, Lon = null }
        && Near(found.Lat, Slots.Lat)
        && Near(found.Lon, Slots.Lon);

    private static bool Near(double? a, double? b) => a is null == b is null && Math.Abs((a ?? 0) - (b ?? 0)) < 0.00001;
}
