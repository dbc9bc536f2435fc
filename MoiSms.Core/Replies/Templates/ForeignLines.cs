using System.Collections.Frozen;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using YamlDotNet.RepresentationModel;

namespace MoiSms.Core.Replies.Templates;

/// <summary>One line for each language that people text and that is not read here, from <c>content/replies/languages.yaml</c>.</summary>
internal sealed class ForeignLines
{
    /// <summary>A line is one part, whatever its script.</summary>
    private const int MostParts = 1;

    private readonly FrozenDictionary<string, string> lines;

    private ForeignLines(Dictionary<string, string> lines) => this.lines = lines.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The codes that a text can be recognised as (ISO 639-1; <c>tl</c> = Tagalog); the file has a line for each.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["ur", "hi", "bn", "ml", "ta", "fa", "tl"];

    /// <summary>The line in that language; null where there is none.</summary>
    public string? Say(string? code) => code is null ? null : lines.GetValueOrDefault(code);

    public static ForeignLines Load(string folder, List<ContentError> errors)
    {
        var file = new WordingFile(Path.Combine(folder, ReplyFiles.Languages), errors);
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        if (file.Root() is { } root)
        {
            foreach (var (code, value) in file.Pairs(root))
            {
                var at = WordingFile.Line(code);
                if (!Codes.Contains(code.Value))
                    file.Error(at, $"'{code.Value}' is no language that texts are recognised as: use {string.Join(", ", Codes)}");
                else if (value is not YamlScalarNode { Value: { Length: > 0 } line } || string.IsNullOrWhiteSpace(line))
                    file.Error(at, $"'{code.Value}' has no text");
                else if (SmsSegmenter.Count(line).Parts > MostParts)
                    file.Error(at, $"'{code.Value}' is longer than one part: 70 letters, or 160 plain Latin ones");
                else if (!lines.TryAdd(code.Value!, line.Trim()))
                    file.Error(at, $"'{code.Value}' stands twice; keep one");
            }

            foreach (var missing in Codes.Where(each => !root.Children.Keys.OfType<YamlScalarNode>().Any(code => code.Value == each)))
                file.Error(1, $"'{missing}' is missing: add its line");
        }

        return new ForeignLines(lines);
    }
}
