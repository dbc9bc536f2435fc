using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MoiSms.Core.Content.Files;

/// <summary>
/// Reads a file into nodes from YamlDotNet's parser events. Its object deserializer is not used: it forgets the lines, stops at the
/// first fault, and its reflection makes a cold start a third longer.
/// </summary>
internal sealed class ContentFile
{
    private readonly string text;
    private readonly string name;
    private readonly Parser parser;
    private readonly List<ContentError> faults = [];
    private ContentError? cut;
    private Scalar? longQuote;

    private ContentFile(string text, string name) => (this.text, this.name, parser) = (text, name, new Parser(new StringReader(text)));

    /// <summary>The top map; null, with one fault noted, where there is none.</summary>
    public static ContentMap? Read(string path, string name, ContentFaults faults)
    {
        try
        {
            return ContentEncoding.Read(path, name, faults.Add) is { } text ? new ContentFile(text, name).Read(faults) : null;
        }
        catch (IOException)
        {
            faults.AddUnreadable(name, 1, "the file cannot be read; check that it exists and is not locked");
            return null;
        }
    }

    /// <summary>Whether the parser gave up; of brackets that never close behind a comment it only says that its state is invalid.</summary>
    public static bool IsNoYaml(Exception e) => e is YamlException or InvalidOperationException or ArgumentException;

    private ContentMap? Read(ContentFaults all)
    {
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                all.AddUnreadable(name, 1, "the file is empty; fill it or remove it");
                return null;
            }

            var root = Node();
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart more)
                Fault((int)more.Start.Line, "a second document starts here; one file holds one");
            if (root is ContentMap map)
            {
                faults.ForEach(all.Add);
                return map;
            }

            all.AddUnreadable(name, root.Line, "expected keys and values (key: value) at the top of the file");
        }
        catch (Exception e) when (IsNoYaml(e))
        {
            // Whatever else was found may come of the same slip: one fault, the likeliest.
            all.Add((cut ?? Unclosed(e) ?? new ContentError(name, LineOf(e),
                $"not valid YAML ({e.Message.TrimEnd('.')}); mind the indentation, and quote a text that holds ': ' or ' #'"))
                with
            { IsUnreadable = true });
        }

        return null;
    }

    // A quote that was not closed ends at the next one, lines further down, and only there the file makes no sense.
    private ContentError? Unclosed(Exception e) =>
        longQuote is not null ? new ContentError(name, (int)longQuote.Start.Line,
            $"not valid YAML: the quote that opens here closes only in line {longQuote.End.Line}; close it")
        : e.Message.Contains("quoted scalar", StringComparison.Ordinal) ? new ContentError(name, LineOf(e),
            "not valid YAML: the quote that opens here is not closed; close it")
        : e is InvalidOperationException ? new ContentError(name, LineOf(e),
            "not valid YAML: a bracket that opens here is not closed; close it, and mind that ' #' begins a comment")
        : null;

    private int LineOf(Exception e) => (int)Math.Max(1, e is YamlException fault ? fault.Start.Line : parser.Current?.End.Line ?? 1);

    private void Fault(int line, string message) => faults.Add(new ContentError(name, line, message));

    private ContentNode Node(bool inFlowList = false)
    {
        switch (parser.Current)
        {
            case Scalar scalar:
                // Looked at before the parser goes on, which may be where it fails.
                Look(scalar, inFlowList);
                parser.MoveNext();
                Plain(scalar);
                return new ContentText((int)scalar.Start.Line, scalar.Value);

            case SequenceStart start:
                parser.MoveNext();
                Plain(start);
                var items = new List<ContentNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    items.Add(Node(start.Style == SequenceStyle.Flow));
                return new ContentList((int)start.Start.Line, items);

            case MappingStart start:
                parser.MoveNext();
                Plain(start);
                return new ContentMap((int)start.Start.Line, Entries());

            default:
                var alias = parser.Consume<ParsingEvent>();
                Fault((int)alias.Start.Line, "aliases (*name) are not used here; write the value out");
                return new ContentText((int)alias.Start.Line, "");
        }
    }

    private List<ContentEntry> Entries()
    {
        var entries = new List<ContentEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var line = (int)parser.Current!.Start.Line;
            var key = Node();
            var value = Node();
            if (key is not ContentText { Value: var word })
                Fault(line, "a key has to be a plain word");
            else if (entries.Exists(e => e.Key == word))
                Fault(line, $"the key '{word}' stands here twice; keep one");
            else
                entries.Add(new ContentEntry(word, line, value));
        }

        return entries;
    }

    private void Look(Scalar scalar, bool inFlowList)
    {
        if (scalar.Style == ScalarStyle.Plain && UnquotedText.Fault(text, scalar.Value, scalar.End, inFlowList) is { } message)
        {
            Fault((int)scalar.End.Line, message);
            cut ??= faults[^1];
        }
        else if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted && scalar.End.Line > scalar.Start.Line)
        {
            longQuote ??= scalar;
        }
    }

    private void Plain(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            Fault((int)node.Start.Line, "anchors (&name) are not used here; write the value out");
        if (!node.Tag.IsEmpty)
            Fault((int)node.Start.Line, "tags (!name) are not used here; remove it");
    }
}
