using MoiSms.Core.Content;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MoiSms.Core.Replies.Templates;

/// <summary>Reads one file of <c>content/replies</c>; every fault is collected with its line.</summary>
internal sealed class WordingFile(string path, List<ContentError> errors)
{
    private readonly string name = "content/replies/" + Path.GetFileName(path);

    public void Error(int line, string message) => errors.Add(new ContentError(name, line, message));

    /// <summary>The file's top-level mapping; null (and an error) if it is none.</summary>
    public YamlMappingNode? Root()
    {
        try
        {
            var stream = new YamlStream();
            using (var reader = File.OpenText(path))
                stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return root;
            Error(1, "must be one mapping of names");
        }
        catch (YamlException fault)
        {
            Error((int)fault.Start.Line, $"is no YAML: {fault.Message}");
        }

        return null;
    }

    /// <summary>The names of a mapping whose values hold an <c>ar</c> and an <c>en</c> text.</summary>
    public IEnumerable<WordingEntry> Localised(YamlMappingNode mapping)
    {
        foreach (var (key, value) in Pairs(mapping))
        {
            var texts = Texts(key, value, ["ar", "en"]);
            if (texts is not null)
                yield return new WordingEntry(key.Value!, Line(key), texts["ar"], texts["en"]);
        }
    }

    /// <summary>Exactly these names, each with a text; null (and errors) otherwise.</summary>
    public Dictionary<string, WordingText>? Texts(YamlScalarNode owner, YamlNode value, IReadOnlyCollection<string> names)
    {
        if (value is not YamlMappingNode mapping)
        {
            Error(Line(value), $"'{owner.Value}' must be a mapping of {string.Join(", ", names)}");
            return null;
        }

        var before = errors.Count;
        var texts = new Dictionary<string, WordingText>(StringComparer.Ordinal);
        foreach (var (key, text) in Pairs(mapping))
        {
            if (!names.Contains(key.Value))
                Error(Line(key), $"'{owner.Value}' knows no '{key.Value}': use {string.Join(", ", names)}");
            else if (text is not YamlScalarNode { Value: { Length: > 0 } words } scalar)
                Error(Line(key), $"'{owner.Value}' has no text in '{key.Value}'");
            else
                texts[key.Value!] = new WordingText(name, FirstLine(scalar), words);
        }

        if (errors.Count == before)
        {
            foreach (var missing in names.Where(each => !texts.ContainsKey(each)))
                Error(Line(owner), $"'{owner.Value}' lacks '{missing}': add it");
        }

        return errors.Count == before ? texts : null;
    }

    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Pairs(YamlMappingNode mapping)
    {
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: not null } scalar)
                yield return (scalar, value);
            else
                Error(Line(key), "a name must be plain text");
        }
    }

    public static int Line(YamlNode node) => (int)node.Start.Line;

    // A block starts on the line after its sign.
    private static int FirstLine(YamlScalarNode scalar) =>
        Line(scalar) + (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? 1 : 0);
}
