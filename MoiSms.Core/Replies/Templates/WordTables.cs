using System.Collections.Frozen;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Sms;
using MoiSms.Core.Understanding;
using YamlDotNet.RepresentationModel;

namespace MoiSms.Core.Replies.Templates;

/// <summary>
/// The words for values that come from imports and for names of our own, from <c>content/replies/words.yaml</c>: table, value, words.
/// A value that its table lacks is shown as it came: better a raw word than none.
/// </summary>
internal sealed class WordTables
{
    public const string Months = "month";
    public const string Weekdays = "weekday";
    public const string Days = "day";
    public const string Kinds = "kind";
    public const string Options = "option";
    public const string Points = "point";

    private readonly FrozenDictionary<string, FrozenDictionary<string, Localised>.AlternateLookup<ReadOnlySpan<char>>> tables;

    private WordTables(Dictionary<string, FrozenDictionary<string, Localised>> tables) => this.tables = tables.ToFrozenDictionary(
        pair => pair.Key, pair => pair.Value.GetAlternateLookup<ReadOnlySpan<char>>(), StringComparer.Ordinal);

    public bool Has(string table) => tables.ContainsKey(table);

    /// <summary>Capitals, blanks and underscores of the value do not matter: <c>Under Review</c> is <c>under-review</c>.</summary>
    public string Say(string table, string value, Language language)
    {
        var trimmed = value.AsSpan().Trim();
        Span<char> key = trimmed.Length <= 64 ? stackalloc char[trimmed.Length] : new char[trimmed.Length];
        for (var i = 0; i < key.Length; i++)
            key[i] = trimmed[i] is ' ' or '_' ? '-' : char.ToLowerInvariant(trimmed[i]);
        return tables[table].TryGetValue(key, out var words) ? words.In(language) : PlainText.Clean(value);
    }

    public static WordTables Load(string path, List<ContentError> errors)
    {
        var file = new WordingFile(path, errors);
        var tables = new Dictionary<string, FrozenDictionary<string, Localised>>(StringComparer.Ordinal);
        if (file.Root() is { } root)
        {
            foreach (var (table, value) in file.Pairs(root))
            {
                if (value is YamlMappingNode words)
                    tables[table.Value!] = Read(file, words);
                else
                    file.Error(WordingFile.Line(table), $"table '{table.Value}' must be a mapping of values");
            }

            RequireNames(file, tables);
        }

        return new WordTables(tables);
    }

    private static FrozenDictionary<string, Localised> Read(WordingFile file, YamlMappingNode words)
    {
        var table = new Dictionary<string, Localised>(StringComparer.Ordinal);
        foreach (var entry in file.Localised(words))
        {
            if (!Gsm7.CanEncode(entry.En.Text))
                file.Error(
                    entry.En.Line, $"'{entry.Name}' has a letter that would double the price of English texts: {Foreign(entry.En.Text)}");
            table[entry.Name] = new Localised { Ar = entry.Ar.Text, En = entry.En.Text };
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    internal static string Foreign(string text)
    {
        var letter = text.First(each => Gsm7.Septets(each) == 0);
        return $"'{letter}' (U+{(int)letter:X4})";
    }

    // The words that code asks for by name, not by an imported value.
    private static void RequireNames(WordingFile file, Dictionary<string, FrozenDictionary<string, Localised>> tables)
    {
        Require(Months, Enumerable.Range(1, 12).Select(month => $"{month}"));
        Require(Weekdays, Enum.GetNames<DayOfWeek>().Select(day => day.ToLowerInvariant()));
        Require(Days, Enum.GetValues<NamedDay>().Select(day => day.ToName()));
        Require(Kinds, RecordKinds.All.Except([RecordKinds.Holder, RecordKinds.Dependant]));
        Require(Points, ServiceQuestion.Points);
        Require(Options, Enum.GetValues<Intent>().Select(intent => intent.ToName()));

        void Require(string table, IEnumerable<string> names)
        {
            foreach (var name in names.Where(name => !tables.TryGetValue(table, out var words) || !words.ContainsKey(name)))
                file.Error(1, $"table '{table}' lacks '{name}': add it");
        }
    }
}
