using System.Text.RegularExpressions;
using MoiSms.Tests.Conversations;

namespace MoiSms.Tests.Foundation.Security;

/// <summary>
/// What must not be told: phones, civil ids, card serials and names of the demo people, and everything that is texted to or fro.
/// </summary>
internal sealed partial class PersonalData
{
    /// <summary>Shorter words of a name or text occur in what the service says of itself; all Arabic is caught by its letters.</summary>
    private const int ShortestName = 5;
    private const int ShortestText = 12;

    private static readonly string Root = RepositoryFiles.Root;

    private readonly HashSet<string> values = new(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<Transcript> Transcripts { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "MoiSms.Tests", "Conversations", "transcripts"), "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(file => Transcript.Parse(Path.GetFileName(file), File.ReadAllLines(file))),
    ];

    public PersonalData()
    {
        foreach (var fields in File.ReadLines(Path.Combine(Root, "content", "demo", "holders.csv")).Skip(1).Select(line => line.Split(',')))
        {
            Add(fields[0]);
            AddPhone(fields[1]);
            Add(fields[7]);
            foreach (var name in fields[3].Split(' ').Where(name => name.Length >= ShortestName))
                Add(name);
        }

        foreach (var turn in Transcripts.SelectMany(transcript => transcript.Turns))
        {
            AddPhone(turn.Phone);
            AddText(turn.Text);
            foreach (var line in (turn.Reply ?? "").Split('\n'))
                AddText(line);
        }
    }

    public void AddText(string text)
    {
        if (text.Trim() is { Length: >= ShortestText } words)
            Add(words);
    }

    /// <summary>However a phone is written, its last eight digits are in it.</summary>
    public void AddPhone(string phone)
    {
        if (phone.Length >= 8)
            Add(phone[^8..]);
    }

    /// <summary>What of it occurs in the line; null where nothing does.</summary>
    public string? FindIn(string line) => ArabicLetters().Match(line) is { Success: true } arabic
        ? arabic.Value
        : values.FirstOrDefault(value => line.Contains(value, StringComparison.OrdinalIgnoreCase));

    private void Add(string value) => values.Add(value);

    [GeneratedRegex(@"[\u0600-\u06FF]+|(\\u06[0-9A-Fa-f]{2})+|(%D[89A-B]%[0-9A-F]{2})+")]
    private static partial Regex ArabicLetters();
}
