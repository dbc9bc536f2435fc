using System.Globalization;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Operating;

/// <summary>
/// Makes patches of <c>content/examples</c> out of what people texted. The service never changes its own content: that goes through the
/// repository and its checks.
/// </summary>
public sealed class ExampleOperations(MoiSmsSettings settings)
{
    private const int MostLines = 200;
    private const int LongestLine = 500;
    private const int MostAsks = 2;
    private const int ContextLines = 3;

    /// <summary>Under this name stand the lines that came from people's texts.</summary>
    private const string Voice = "[texted]";

    private static readonly HashSet<string> AskNames = [.. Enum.GetValues<Ask>().Select(ask => ask.ToName())];

    /// <summary>Against the file as this instance has it.</summary>
    /// <exception cref="AdminFault">There is no such topic, or a line cannot be an example.</exception>
    public ExamplesPatch MakePatch(ExamplesRequest request)
    {
        if (request.Topic is not { } topic || !ExampleFolder.Topics(settings.ContentPath).Contains(topic))
            throw AdminFault.NotFound("There is no such topic.");
        if (request.Lines is not { Count: > 0 and <= MostLines } given)
            throw AdminFault.Invalid($"Give 1 to {MostLines} lines.");
        var lines = given.Select(Read).ToList();

        var text = File.ReadAllText(ExampleFolder.PathOf(settings.ContentPath, topic)).ReplaceLineEndings("\n");
        var old = text.TrimEnd('\n').Split('\n');
        var known = old.Select(line => line.Split('\t')[0].Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var passedOver = lines.Where(line => known.Contains(line.Text)).Select(line => line.Text).ToList();
        var added = lines.Where(line => known.Add(line.Text))
            .Select(line => line.Asks.Count == 0 ? line.Text : $"{line.Text}\t{string.Join(' ', line.Asks.Select(ask => "@" + ask))}")
            .ToList();
        var file = $"content/examples/{topic}.txt";
        return new ExamplesPatch(file, added.Count == 0 ? "" : Patch(file, old, text.EndsWith('\n'), added), added.Count, passedOver);
    }

    private static (string Text, IReadOnlyList<string> Asks) Read(ExampleToAdd line, int i)
    {
        var text = line.Text?.Trim() ?? "";
        var asks = line.Asks ?? [];
        if (text.Length is 0 or > LongestLine || text[0] is '#' or '[' || text.Any(char.IsControl))
        {
            throw AdminFault.Invalid(string.Create(CultureInfo.InvariantCulture,
                $"Line {i + 1} should be one line of 1 to {LongestLine} letters that begins with neither # nor [."));
        }

        return asks.Count <= MostAsks && asks.All(AskNames.Contains)
            ? (text, asks)
            : throw AdminFault.Invalid(string.Create(CultureInfo.InvariantCulture,
                $"Line {i + 1} should ask at most {MostAsks} of: {string.Join(", ", AskNames)}."));
    }

    /// <summary>A unified diff that adds the lines at the end of the file.</summary>
    private static string Patch(string file, string[] old, bool endsWithLine, IReadOnlyList<string> added)
    {
        var context = old.TakeLast(ContextLines).ToList();
        // A name holds until the next one: only where the file does not end with ours already.
        var isOurs = old.LastOrDefault(line => line.Trim() is ['[', .., ']'])?.Trim() == Voice;
        List<string> lines = [.. context.Select(line => " " + line)];
        if (!endsWithLine)
        {
            lines.RemoveAt(lines.Count - 1);
            lines.AddRange(["-" + context[^1], "\\ No newline at end of file", "+" + context[^1]]);
        }

        List<string> fresh = isOurs ? [.. added] : ["", Voice, .. added];
        lines.AddRange(fresh.Select(line => "+" + line));
        var from = old.Length - context.Count + 1;
        return string.Create(CultureInfo.InvariantCulture,
            $"--- a/{file}\n+++ b/{file}\n@@ -{from},{context.Count} +{from},{context.Count + fresh.Count} @@\n")
            + string.Join('\n', lines) + "\n";
    }
}
