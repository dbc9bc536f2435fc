using MoiSms.Core.Understanding.Deciding;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MoiSms.Core.Understanding.Words;

/// <summary>Reads <c>words/*.yaml</c> and, where it is there, <c>areas.yaml</c>. Names a file's fault in one line.</summary>
internal static class LexiconLoader
{
    public static (Lexicon Lexicon, RuleBook Rules) Load(string contentFolder)
    {
        // A misspelt key in a word file is a fault; the list of areas holds more than is read here.
        var builder = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance);
        var yaml = builder.Build();
        var lenient = builder.IgnoreUnmatchedProperties().Build();
        var files = Directory.GetFiles(Path.Combine(contentFolder, "words"), "*.yaml").Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Content: Parse<WordFile>(yaml, path))).ToList();

        var lexicon = new Lexicon();
        foreach (var sign in Signs.All)
            lexicon.Declare(sign, sign == Signs.Place ? 8 : 4, 0, 0);
        foreach (var (_, file) in files)
            AddWords(lexicon, file);
        AddPlaces(lexicon, [.. files.Select(file => file.Content)], Areas(lenient, Path.Combine(contentFolder, "areas.yaml")));
        lexicon.Seal();

        var groups = files.SelectMany(file => file.Content.Groups).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var rules = new List<Rule>();
        foreach (var (path, file) in files)
            rules.AddRange(file.Rules.Select(entry => RuleParser.Parse(entry, lexicon, groups, Path.GetFileName(path))));
        return (lexicon, new RuleBook(rules, lexicon));
    }

    private static void AddWords(Lexicon lexicon, WordFile file)
    {
        foreach (var (name, entry) in file.Concepts)
        {
            var concept = lexicon.Declare(name, entry.Weight, entry.State, entry.Guide);
            foreach (var (phrase, tags) in entry.All())
                lexicon.AddPhrase(concept, phrase, tags);
        }

        foreach (var (word, tags) in file.Neutral.All())
            lexicon.AddNeutral(word, tags);
        foreach (var (word, tags) in file.Glue.All())
            lexicon.AddNeutral(word, tags | WordTags.Glue);
    }

    private static void AddPlaces(Lexicon lexicon, List<WordFile> files, List<AreaNames> areas)
    {
        var ambiguous = files.SelectMany(file => file.Ambiguous).ToHashSet(StringComparer.Ordinal);
        foreach (var area in areas)
            Add(area.Id, area.All());
        foreach (var (id, spellings) in files.SelectMany(file => file.Places))
            Add(id, [.. spellings, id.Replace('-', ' ')]);

        void Add(string id, IEnumerable<string> spellings)
        {
            var concept = lexicon.Declare("place:" + id, 0, 0, 0, id, ambiguous.Contains(id));
            foreach (var spelling in spellings.Where(spelling => spelling.Any(char.IsLetter)))
                lexicon.AddPhrase(concept, spelling, WordTags.Loan);
        }
    }

    private static List<AreaNames> Areas(IDeserializer yaml, string path) => File.Exists(path) ? Parse<AreaFile>(yaml, path).Areas : [];

    private static T Parse<T>(IDeserializer yaml, string path)
    {
        try
        {
            using var reader = File.OpenText(path);
            return yaml.Deserialize<T>(reader) ?? throw new FormatException($"{path}: the file is empty.");
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            throw new FormatException($"{path}:{fault.Start.Line}: {fault.Message}", fault);
        }
    }
}
