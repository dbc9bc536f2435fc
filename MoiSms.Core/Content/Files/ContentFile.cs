using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MoiSms.Core.Content.Files;

/// <summary>
/// Reads a file into nodes from YamlDotNet's parser events. Its object deserializer is not used: it forgets the lines, stops at the
/// first fault, and its reflection makes a cold start a third longer.
/// </summary>
internal static class ContentFile
{
    /// <summary>The top map; null, with the fault noted, where there is none.</summary>
    public static ContentMap? Read(string path, string name, ContentFaults faults)
    {
        try
        {
            using var text = new StreamReader(path);
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                faults.Add(name, 1, "the file is empty; fill it or remove it");
                return null;
            }

            var root = Node(parser, name, faults);
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart more)
                faults.Add(name, (int)more.Start.Line, "a second document starts here; one file holds one");
            if (root is ContentMap map)
                return map;

            faults.Add(name, root.Line, "expected keys and values (key: value) at the top of the file");
        }
        catch (YamlException e)
        {
            faults.Add(name, (int)Math.Max(1, e.Start.Line),
                $"not valid YAML ({e.Message.TrimEnd('.')}); mind the indentation, and quote a text that holds ': ' or ' #'");
        }
        catch (IOException)
        {
            faults.Add(name, 1, "the file cannot be read; check that it exists and is not locked");
        }

        return null;
    }

    private static ContentNode Node(Parser parser, string name, ContentFaults faults)
    {
        switch (parser.Current)
        {
            case Scalar scalar:
                parser.MoveNext();
                Plain(scalar, name, faults);
                return new ContentText((int)scalar.Start.Line, scalar.Value);

            case SequenceStart start:
                parser.MoveNext();
                Plain(start, name, faults);
                var items = new List<ContentNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    items.Add(Node(parser, name, faults));
                return new ContentList((int)start.Start.Line, items);

            case MappingStart start:
                parser.MoveNext();
                Plain(start, name, faults);
                return new ContentMap((int)start.Start.Line, Entries(parser, name, faults));

            default:
                var alias = parser.Consume<ParsingEvent>();
                faults.Add(name, (int)alias.Start.Line, "aliases (*name) are not used here; write the value out");
                return new ContentText((int)alias.Start.Line, "");
        }
    }

    private static List<ContentEntry> Entries(Parser parser, string name, ContentFaults faults)
    {
        var entries = new List<ContentEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var line = (int)parser.Current!.Start.Line;
            var key = Node(parser, name, faults);
            var value = Node(parser, name, faults);
            if (key is not ContentText { Value: var word })
                faults.Add(name, line, "a key has to be a plain word");
            else if (entries.Exists(e => e.Key == word))
                faults.Add(name, line, $"the key '{word}' stands here twice; keep one");
            else
                entries.Add(new ContentEntry(word, line, value));
        }

        return entries;
    }

    private static void Plain(NodeEvent node, string name, ContentFaults faults)
    {
        if (!node.Anchor.IsEmpty)
            faults.Add(name, (int)node.Start.Line, "anchors (&name) are not used here; write the value out");
        if (!node.Tag.IsEmpty)
            faults.Add(name, (int)node.Start.Line, "tags (!name) are not used here; remove it");
    }
}
