using System.Collections.Frozen;
using System.Globalization;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using YamlDotNet.RepresentationModel;

namespace MoiSms.Core.Replies.Templates;

/// <summary>Counted nouns of one language, from <c>content/replies/plurals.yaml</c>; <c>#</c> stands for the number.</summary>
internal sealed class PluralTable
{
    private readonly Language language;
    private readonly FrozenDictionary<string, string[]> forms;

    private PluralTable(Language language, Dictionary<string, string[]> forms)
    {
        this.language = language;
        this.forms = forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public bool Has(string noun) => forms.ContainsKey(noun);

    public string Say(string noun, long number)
    {
        var form = forms[noun][PluralRules.Category(language, number)];
        return form.Contains('#', StringComparison.Ordinal)
            ? form.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : form;
    }

    public static Dictionary<Language, PluralTable> Load(string path, List<ContentError> errors)
    {
        var file = new WordingFile(path, errors);
        var forms = new Dictionary<Language, Dictionary<string, string[]>>();
        foreach (var language in Enum.GetValues<Language>())
            forms[language] = new Dictionary<string, string[]>(StringComparer.Ordinal);

        if (file.Root() is { } root)
        {
            foreach (var (noun, value) in file.Pairs(root))
                ReadNoun(file, noun, value, forms);
        }

        return forms.ToDictionary(pair => pair.Key, pair => new PluralTable(pair.Key, pair.Value));
    }

    private static void ReadNoun(
        WordingFile file, YamlScalarNode noun, YamlNode value, Dictionary<Language, Dictionary<string, string[]>> forms)
    {
        if (value is not YamlMappingNode languages)
        {
            file.Error(WordingFile.Line(noun), $"'{noun.Value}' must be a mapping of ar, en");
            return;
        }

        foreach (var language in forms.Keys)
        {
            var code = language.ToCode();
            var (key, words) = file.Pairs(languages).FirstOrDefault(pair => pair.Key.Value == code);
            if (key is null)
                file.Error(WordingFile.Line(noun), $"'{noun.Value}' lacks '{code}': add its forms");
            else if (file.Texts(noun, words, [.. PluralRules.Categories(language)]) is { } texts)
                forms[language][noun.Value!] = [.. PluralRules.Categories(language).Select(category => texts[category].Text)];
        }
    }
}
