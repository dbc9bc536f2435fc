using MoiSms.Core.Content;
using MoiSms.Core.Content.Files;
using MoiSms.Core.Understanding.Rules;

namespace MoiSms.Core.Understanding.Words;

/// <summary>
/// Reads <c>words/*.yaml</c>, and where they are there the areas and the ids of the services; notes every fault before it gives up.
/// </summary>
internal sealed class LexiconLoader
{
    private readonly string folder;
    private readonly string shown;
    private readonly ContentFaults faults = new();
    private readonly Lexicon lexicon = new();

    private LexiconLoader(string folder)
    {
        this.folder = folder;
        shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
    }

    /// <exception cref="ContentException">One file or more is faulty.</exception>
    public static (Lexicon Lexicon, RuleBook Rules) Load(string contentFolder) => new LexiconLoader(contentFolder).Load();

    private (Lexicon Lexicon, RuleBook Rules) Load()
    {
        foreach (var sign in Signs.All)
            lexicon.Declare(sign, sign == Signs.Place ? 8 : 4, 0, 0);
        var areas = Start(Path.Combine(folder, "areas.yaml"), "areas.yaml", AreaNames.Read);
        var files = new List<WordFile>();
        foreach (var reading in StartWordFiles())
        {
            if (End(reading) is { } file)
            {
                files.Add(file);
                AddWords(file);
            }
        }

        var names = End(areas);
        // Rules and places that name what stands in such a file are not to be blamed.
        if (faults.Unreadable.Any())
            faults.ThrowIfAny();
        AddPlaces(files, names);
        var rules = Rules(files);
        faults.ThrowIfAny();

        lexicon.Seal();
        return (lexicon, new RuleBook(rules, lexicon));
    }

    // Parsing takes as long as all the rest: the files are read side by side, while the words of the first are already added.
    private List<Task<(WordFile? Content, ContentFaults Faults)>> StartWordFiles()
    {
        var words = Path.Combine(folder, "words");
        var paths = Directory.Exists(words) ? Directory.GetFiles(words, "*.yaml") : [];
        if (paths.Length == 0)
            faults.Add($"{shown}/words", 1, "no *.yaml files here; is this the content folder?");
        Array.Sort(paths, StringComparer.Ordinal);
        return [.. paths.Select(path => Start(path, "words/" + Path.GetFileName(path), WordFileReader.Read))];
    }

    private Task<(T? Content, ContentFaults Faults)> Start<T>(string path, string name, Func<string, string, ContentFaults, T?> read) =>
        Task.Run(() =>
        {
            var own = new ContentFaults();
            return (read(path, $"{shown}/{name}", own), own);
        });

    private T? End<T>(Task<(T? Content, ContentFaults Faults)> reading)
    {
        var (content, own) = reading.GetAwaiter().GetResult();
        faults.Add(own);
        return content;
    }

    private void AddWords(WordFile file)
    {
        foreach (var entry in file.Concepts)
        {
            var concept = lexicon.Declare(entry.Name, entry.Weight, entry.State, entry.Guide, exact: entry.Exact);
            foreach (var spelling in entry.Spellings)
                Check(file, spelling, lexicon.TryAddPhrase(concept, spelling.Text, spelling.Tags));
        }

        foreach (var kind in file.CentreKinds)
        {
            foreach (var spelling in kind.Spellings)
                Check(file, spelling, lexicon.TryAddCentreKind(kind.Name, spelling.Text, spelling.Tags));
        }

        foreach (var relation in file.Relations)
        {
            if (!RelationFinder.Names.Contains(relation.Name))
                faults.Add(
                    file.Name, relation.Line, $"there is no relation '{relation.Name}'; known: {string.Join(", ", RelationFinder.Names)}");
            foreach (var spelling in relation.Spellings)
                Check(file, spelling, lexicon.TryAddRelation(relation.Name, spelling.Text, spelling.Tags));
        }

        foreach (var spelling in file.Neutral)
            Check(file, spelling, lexicon.TryAddNeutral(spelling.Text, spelling.Tags));
        foreach (var spelling in file.Glue)
            Check(file, spelling, lexicon.TryAddNeutral(spelling.Text, spelling.Tags | WordTags.Glue));
        foreach (var (site, line) in file.Sites)
        {
            if (!lexicon.Sites.TryAdd(site))
                faults.Add(
                    file.Name, line, $"'{site}' is no host name; write one in small letters without https:// or a path: moi.gov.kw");
        }
    }

    private void Check(WordFile file, Spelling spelling, bool hasLetter)
    {
        if (!hasLetter)
            faults.Add(file.Name, spelling.Line, $"'{spelling.Text}' has no letter or digit in it that a text could be compared with");
    }

    private void AddPlaces(List<WordFile> files, List<AreaNames>? areas)
    {
        var ambiguous = files.SelectMany(file => file.Ambiguous).Select(entry => entry.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var area in areas ?? [])
        {
            foreach (var spelling in area.Spellings)
                AddPlace(area.Id, spelling);
        }

        foreach (var file in files)
        {
            foreach (var place in file.Places)
            {
                if (areas is not null && !areas.Exists(area => area.Id == place.Name))
                    faults.Add(
                        file.Name, place.Line, $"there is no area '{place.Name}' in areas.yaml; check its spelling, or add it there first");
                AddPlace(place.Name, place.Name.Replace('-', ' '));
                foreach (var spelling in place.Spellings)
                    AddPlace(place.Name, spelling.Text);
            }
        }

        foreach (var file in files)
        {
            foreach (var (id, line) in file.Ambiguous)
            {
                if (lexicon.Find("place:" + id) is null)
                    faults.Add(file.Name, line, $"there is no place '{id}'; check its spelling");
            }
        }

        void AddPlace(string id, string spelling)
        {
            var concept = lexicon.Declare("place:" + id, 0, 0, 0, id, ambiguous.Contains(id));
            if (spelling.Any(char.IsLetter))
                lexicon.TryAddPhrase(concept, spelling, WordTags.Loan);
        }
    }

    private List<Rule> Rules(List<WordFile> files)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var group in file.Groups)
            {
                if (!groups.TryAdd(group.Name, group.Members))
                    faults.Add(file.Name, group.Line, $"the group '{group.Name}' stands in another place already; rename or remove one");
            }
        }

        var services = Path.Combine(folder, "services");
        var known = Directory.Exists(services)
            ? Directory.GetFiles(services, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!)
                .ToHashSet(StringComparer.Ordinal)
            : null;
        var rules = new List<Rule>();
        foreach (var file in files)
        {
            var parser = new RuleParser(lexicon, groups, known, (line, message) => faults.Add(file.Name, line, message));
            foreach (var entry in file.Rules)
            {
                if (parser.Parse(entry) is { } rule)
                    rules.Add(rule);
            }
        }

        return rules;
    }
}
