using MoiSms.Core.Content;
using MoiSms.Core.Understanding.Examples;
using MoiSms.Core.Understanding.Fusion;
using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Understanding;

/// <summary>What is wrong with the examples and ideas of a content folder that does not keep them from being learned.</summary>
internal sealed class ExampleCheck
{
    /// <summary>A topic with fewer lines is read too seldom.</summary>
    public const int FewestLines = 80;

    private readonly string folder;
    private readonly string shown;
    private readonly List<ContentError> faults = [];
    private readonly List<ExampleLine> lines;

    private ExampleCheck(string contentFolder)
    {
        folder = contentFolder;
        shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(contentFolder)));
        lines = ExampleFiles.Read(Path.Combine(contentFolder, "examples"), faults);
        IdeaFiles.Read(contentFolder, faults);
    }

    /// <summary>All faults, in the order of files and lines.</summary>
    /// <param name="contentFolder">The content folder.</param>
    /// <param name="read">The services that some rule reads; null = the rules are not known.</param>
    /// <param name="known">All services; null = they could not be read.</param>
    public static IReadOnlyList<ContentError> Run(
        string contentFolder, IReadOnlySet<string>? read, IEnumerable<ServiceGuide>? known) =>
        new ExampleCheck(contentFolder).Run(read, known);

    private IReadOnlyList<ContentError> Run(IReadOnlySet<string>? read, IEnumerable<ServiceGuide>? known)
    {
        var services = Names("services", "*.yaml");
        var topics = Names("examples", "*.txt");
        var counts = lines.Where(line => line.TeachesTopics).CountBy(line => line.Topic).ToDictionary(StringComparer.Ordinal);
        var unreadable = faults.FindAll(fault => fault.IsUnreadable).Select(fault => fault.File).ToHashSet(StringComparer.Ordinal);
        foreach (var service in read is null ? [] : services.Where(id => !read.Contains(id) && !counts.ContainsKey(id)))
        {
            if (!unreadable.Contains($"{shown}/examples/{service}.txt"))
                Add($"services/{service}.yaml", 1,
                    $"no text reaches this service: write {FewestLines} lines or more that ask for it into examples/{service}.txt");
        }

        foreach (var topic in topics)
        {
            var file = $"examples/{topic}.txt";
            var count = counts.GetValueOrDefault(topic);
            if (!IsTopic(topic, services))
                Add(file, 1, $"there is no service, record or matter '{topic}'; rename the file, or add services/{topic}.yaml first");
            else if (count < FewestLines && !unreadable.Contains($"{shown}/{file}"))
                Add(file, 1, $"{count} lines are too few to be read by; write {FewestLines} or more");
        }

        CheckTwice();
        if (known is not null)
            CheckAnswers(known.ToDictionary(service => service.Id, StringComparer.Ordinal));
        if (lines.Count > 0 && !ModelFile.IsUpToDate(folder))
            Add(ModelFile.Name, 1, "what was learned from the examples is missing or out of date: run moisms content train");
        return [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
    }

    private static bool IsTopic(string name, HashSet<string> services) =>
        services.Contains(name) || name == Topics.Other || Intents.FromName(name) is not (null or Intent.Guide or Intent.Unknown);

    private void CheckTwice()
    {
        var first = new Dictionary<string, ExampleLine>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var folded = Fold(line.Text);
            if (folded.Length > 0 && !first.TryAdd(folded, line) && first[folded] is var other && other.File != line.File)
            {
                Add($"examples/{line.File}", line.Line,
                    $"this text stands in examples/{other.File}:{other.Line} too; keep it in one of the two");
            }
        }
    }

    private void CheckAnswers(Dictionary<string, ServiceGuide> known)
    {
        foreach (var line in lines)
        {
            if (!line.TeachesTopics && line.Answers.Count == 0)
            {
                Add($"examples/{line.File}", line.Line,
                    "a line below [questions] has to name the question that it asks: a tab, '=' and its id");
            }

            foreach (var id in line.Answers)
            {
                if (!known.TryGetValue(line.Topic, out var service))
                    Add($"examples/{line.File}", line.Line, $"'={id}': only a text about a service can be answered by it; take it out");
                else if (id is not (ExampleLine.Card or ExampleLine.NoAnswer) && service.Question(id) is null)
                {
                    Add($"examples/{line.File}", line.Line,
                        $"'={id}' is no question of services/{line.Topic}.yaml; write one of its ids, =card or =none");
                }
            }
        }
    }

    // As the readers see it: letters folded, punctuation gone.
    private static string Fold(string text)
    {
        var tokens = new List<Token>();
        Tokeniser.Tokenise(TextFolder.Fold(text), tokens);
        return string.Join(' ', tokens.Select(token => token.Key));
    }

    private HashSet<string> Names(string inside, string files)
    {
        var path = Path.Combine(folder, inside);
        return Directory.Exists(path)
            ? Directory.GetFiles(path, files).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal)
            : [];
    }

    private void Add(string file, int line, string message) => faults.Add(new ContentError($"{shown}/{file}", line, message));
}
