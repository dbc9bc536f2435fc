using MoiSms.Core.Content.Files;

namespace MoiSms.Core.Understanding.Words;

/// <summary>Reads one file of <c>content/words</c>, strictly: a key nobody knows is a fault.</summary>
internal sealed class WordFileReader(string name, ContentFaults faults)
{
    private const double MostWeight = 100;
    private const double UsualWeight = 4;

    /// <summary>Null, with the fault noted, where the file is no YAML.</summary>
    public static WordFile? Read(string path, string name, ContentFaults faults) =>
        ContentFile.Read(path, name, faults) is { } map ? new WordFileReader(name, faults).Read(map) : null;

    private WordFile Read(ContentMap map)
    {
        var file = new WordFile { Name = name };
        var top = new FieldReader(map, name, faults, 1);
        foreach (var (concept, line, fields) in Entries(top, map, "concepts"))
            file.Concepts.Add(new(concept, Number(fields, "weight", UsualWeight), Number(fields, "state", 0), Number(fields, "guide", 0),
                fields.Flag("exact"), Spellings(fields)));
        foreach (var (kind, line, fields) in Entries(top, map, "kinds"))
            file.CentreKinds.Add(new(kind, line, Spellings(fields)));
        foreach (var (relation, line, fields) in Entries(top, map, "relations"))
            file.Relations.Add(new(relation, line, Spellings(fields)));
        file.Neutral = top.Has("neutral") && top.Map("neutral") is { } neutral ? Spellings(neutral) : [];
        file.Glue = top.Has("glue") && top.Map("glue") is { } glue ? Spellings(glue) : [];
        file.Sites = top.Texts("sites");
        foreach (var (key, line, node) in Pairs(top, map, "groups"))
        {
            if (node is ContentText { Value: var members })
                file.Groups.Add(new(key, line, members));
            else
                faults.Add(name, line, $"the group '{key}' has to be a text: concepts with blanks between them");
        }

        foreach (var (key, line, node) in Pairs(top, map, "places"))
            file.Places.Add(new(key, line, [.. Places(key, line, node)]));
        file.Ambiguous = top.Texts("ambiguous");
        foreach (var rule in top.Has("rules") ? top.Maps("rules") : [])
            file.Rules.Add(Rule(rule));
        top.End();
        return file;
    }

    private static RuleEntry Rule(FieldReader rule)
    {
        var entry = new RuleEntry
        {
            Line = rule.Line,
            Read = rule.Text("read"),
            When = rule.Text("when"),
            Not = rule.OptionalText("not") ?? "",
            Bonus = Number(rule, "bonus", 0),
            Alone = rule.Flag("alone"),
            Spare = rule.Has("spare") ? (int)rule.Number("spare", 0, MostWeight) : null,
            Vague = rule.Flag("vague"),
            Certain = rule.Flag("certain"),
        };
        // What may be left out is asked for too, so that the list of known keys in a fault is whole.
        _ = (rule.OptionalText("bonus"), rule.OptionalText("spare"));
        rule.End();
        return entry;
    }

    private static double Number(FieldReader fields, string key, double usual) =>
        fields.OptionalText(key) is null ? usual : fields.Number(key, -MostWeight, MostWeight);

    private static List<Spelling> Spellings(FieldReader fields)
    {
        var all = new List<Spelling>();
        foreach (var (key, tags) in ((string, WordTags)[])[
            ("ar", WordTags.None), ("az", WordTags.Arabizi), ("en", WordTags.English), ("loan", WordTags.Loan)])
        {
            foreach (var (text, line) in fields.Texts(key))
                all.Add(new(text, tags, line));
        }

        fields.End();
        return all;
    }

    private List<Spelling> Places(string id, int line, ContentNode node)
    {
        var all = new List<Spelling>();
        if (node is ContentList list)
        {
            foreach (var item in list.Items)
            {
                if (item is ContentText { Value: var text })
                    all.Add(new(text, WordTags.Loan, item.Line));
                else
                    faults.Add(name, item.Line, $"a spelling of the place '{id}' has to be a text");
            }
        }
        else
        {
            faults.Add(name, line, $"the spellings of the place '{id}' have to be a list: [one, two]");
        }

        return all;
    }

    private IEnumerable<(string Key, int Line, FieldReader Fields)> Entries(FieldReader top, ContentMap map, string key)
    {
        foreach (var (entry, line, node) in Pairs(top, map, key))
        {
            if (node is ContentMap fields)
                yield return (entry, line, new FieldReader(fields, name, faults, line));
            else
                faults.Add(name, line, $"'{entry}' has to hold keys and values, indented under it");
        }
    }

    private IEnumerable<(string Key, int Line, ContentNode Node)> Pairs(FieldReader top, ContentMap map, string key)
    {
        // Asking for it makes the key known; what is no map is then a fault.
        if (map.Find(key) is not { } found)
        {
            _ = top.OptionalText(key);
            yield break;
        }

        if (top.Map(key) is null || found.Value is not ContentMap entries)
            yield break;
        foreach (var (entry, line, node) in entries.Entries)
            yield return (entry, line, node);
    }
}
