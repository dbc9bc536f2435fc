using MoiSms.Core.Content;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Reads <c>examples/*.txt</c>: a text a line, then perhaps a tab, the points it asks for (<c>@fee @papers</c>) and what of its service
/// answers it (<c>=lost-abroad</c>, <c>=card</c>, <c>=none</c>). A line that starts with <c>#</c> is a comment; <c>[name]</c> alone on a
/// line begins what one voice wrote.
/// </summary>
internal static class ExampleFiles
{
    /// <summary>The points a text can ask for, in the order in which readings name them.</summary>
    public static IReadOnlyList<string> AskNames { get; } =
    [
        "fee", "fine", "papers", "steps", "where", "online", "duration", "conditions", "can-i", "status",
        "expiry", "count", "amount", "list", "hours", "phone", "address", "open-now", "other",
    ];

    /// <summary>All lines, file by file in the order of their names; none where there is no such folder.</summary>
    /// <param name="topic">Only those of one topic; null = of all.</param>
    public static List<ExampleLine> Read(string folder, List<ContentError> faults, string? topic = null)
    {
        var lines = new List<ExampleLine>();
        var paths = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{topic ?? "*"}.txt") : [];
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (ContentEncoding.Read(path, Shown(folder, Path.GetFileName(path)), faults.Add) is { } text)
                ReadOne(folder, Path.GetFileName(path), text, lines, faults);
        }

        return lines;
    }

    /// <summary>A file as faults name it: <c>content/examples/visa.txt</c>.</summary>
    public static string Shown(string folder, string file)
    {
        var examples = Path.GetFullPath(Path.TrimEndingDirectorySeparator(folder));
        return $"{Path.GetFileName(Path.GetDirectoryName(examples))}/{Path.GetFileName(examples)}/{file}";
    }

    private static void ReadOne(string folder, string file, string text, List<ExampleLine> lines, List<ContentError> faults)
    {
        var shown = Shown(folder, file);
        var raw = text.ReplaceLineEndings("\n").Split('\n');
        var topic = Path.GetFileNameWithoutExtension(file);
        var voice = "";
        for (var i = 0; i < raw.Length; i++)
        {
            var line = raw[i].AsSpan().Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                voice = line[1..^1].Trim().ToString();
                continue;
            }

            var tab = line.IndexOf('\t');
            var words = (tab < 0 ? line : line[..tab]).Trim().ToString();
            var (asks, answers) = tab < 0 ? ([], []) : Tags(line[(tab + 1)..], shown, i + 1, faults);
            if (words.Contains('\uFFFD', StringComparison.Ordinal))
                faults.Add(new(shown, i + 1, "a letter of this line was lost (U+FFFD); write it anew, and save the file as UTF-8"));
            lines.Add(new(topic, voice, words, asks, file, i + 1) { Answers = answers });
        }
    }

    private static (string[] Asks, string[] Answers) Tags(ReadOnlySpan<char> tags, string file, int line, List<ContentError> faults)
    {
        var (asks, answers) = (new List<string>(2), new List<string>(1));
        foreach (var range in tags.SplitAny(' ', '\t'))
        {
            var tag = tags[range];
            if (tag.IsEmpty)
                continue;
            if (tag.Length > 1 && tag[0] == '=')
                answers.Add(tag[1..].ToString());
            else if (Known(tag) is { } ask)
                asks.Add(ask);
            else
                faults.Add(new(file, line, $"'{tag}' is no point that a text can ask for; known: @{string.Join(" @", AskNames)}"));
        }

        return ([.. asks], [.. answers]);
    }

    private static string? Known(ReadOnlySpan<char> tag)
    {
        foreach (var name in AskNames)
        {
            if (tag.Length == name.Length + 1 && tag[0] == '@' && tag[1..].SequenceEqual(name))
                return name;
        }

        return null;
    }
}
