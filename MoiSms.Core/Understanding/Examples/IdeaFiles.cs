using MoiSms.Core.Content;
using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Reads <c>ideas/*.txt</c>: an idea a line, a colon, and its words and phrases with commas between them (<c>refuse: refused, رفض</c>). An
/// idea may go on in further lines. A line that starts with <c>#</c> is a comment.
/// </summary>
internal static class IdeaFiles
{
    /// <summary>The folder inside the content folder.</summary>
    public const string Folder = "ideas";

    /// <summary>All spellings, file by file in the order of their names; none where there is no such folder.</summary>
    public static List<IdeaSpelling> Read(string contentFolder, List<ContentError> faults)
    {
        var spellings = new List<IdeaSpelling>();
        var folder = Path.Combine(contentFolder, Folder);
        var paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt") : [];
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var shown = ExampleFiles.Shown(folder, Path.GetFileName(path));
            if (ContentEncoding.Read(path, shown, faults.Add) is not { } text)
                continue;
            foreach (var (index, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
                ReadLine(line, shown, index + 1, spellings, faults);
        }

        return spellings;
    }

    private static void ReadLine(string line, string file, int number, List<IdeaSpelling> spellings, List<ContentError> faults)
    {
        if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            return;
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var idea = colon < 0 ? "" : line[..colon].Trim();
        if (idea.Length == 0 || !idea.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
        {
            faults.Add(new(file, number, "a line begins with the idea's name (small letters, digits and -) and a colon: refuse: no, رفض"));
            return;
        }

        foreach (var text in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (text.Contains('،', StringComparison.Ordinal))
                faults.Add(new(file, number, $"'{text}' holds an Arabic comma; put ',' between the words"));
            else if (!TextFolder.Fold(text).Any(char.IsLetterOrDigit))
                faults.Add(new(file, number, $"'{text}' has no letter or digit in it that a text could be compared with"));
            else
                spellings.Add(new(idea, text));
        }
    }
}
