using MoiSms.Core.Content;
using MoiSms.Core.Content.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace MoiSms.Core.Replies.Templates;

/// <summary>Reads one file of <c>content/replies</c>; every fault is collected with its line.</summary>
internal sealed class WordingFile(string path, List<ContentError> errors)
{
    private readonly string name = "content/replies/" + Path.GetFileName(path);

    public void Error(int line, string message) => errors.Add(new ContentError(name, line, message));

    private void Unreadable(int line, string message) => errors.Add(new ContentError(name, line, message) { IsUnreadable = true });

    /// <summary>The file's top-level mapping; null (and an error) if it is none.</summary>
    public YamlMappingNode? Root()
    {
        try
        {
            if (ContentEncoding.Read(path, name, errors.Add) is not { } text)
                return null;
            var stream = new YamlStream();
            stream.Load(new PlainYaml(new Parser(new StringReader(text))));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                CheckUnquoted(root, text);
                return root;
            }

            Unreadable(1, "must be one mapping of names");
        }
        catch (IOException)
        {
            Unreadable(1, "the file cannot be read; check that it exists and is not locked");
        }
        catch (Exception fault) when (ContentFile.IsNoYaml(fault))
        {
            // The content's own reader tells more of what is wrong.
            var faults = new ContentFaults();
            _ = ContentFile.Read(path, name, faults);
            var line = fault is YamlException { Start.Line: var at } ? (int)at : 1;
            Unreadable(faults.First?.Line ?? line, faults.First?.Message ?? $"not valid YAML ({fault.Message})");
        }

        return null;
    }

    private void CheckUnquoted(YamlNode node, string text, bool inFlowList = false)
    {
        if (node is YamlScalarNode { Style: ScalarStyle.Plain } scalar
            && UnquotedText.Fault(text, scalar.Value ?? "", scalar.End, inFlowList) is { } message)
            Error((int)scalar.End.Line, message);
        foreach (var part in node switch
        {
            YamlMappingNode map => map.Children.SelectMany(pair => (YamlNode[])[pair.Key, pair.Value]),
            YamlSequenceNode list => list.Children,
            _ => [],
        })
            CheckUnquoted(part, text, node is YamlSequenceNode { Style: SequenceStyle.Flow });
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
