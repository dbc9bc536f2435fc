using System.Collections.Frozen;
using MoiSms.Core.Content;
using YamlDotNet.RepresentationModel;

namespace MoiSms.Core.Replies.Templates;

/// <summary>Which services a menu of our own offers, from <c>content/replies/menus.yaml</c>.</summary>
internal sealed class MenuTable
{
    /// <summary>Offered where somebody asks for guidance and names no service.</summary>
    public const string GuideAsk = "guide_ask";

    private readonly FrozenDictionary<string, IReadOnlyList<string>> menus;

    private MenuTable(Dictionary<string, IReadOnlyList<string>> menus) => this.menus = menus.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Service ids, in the order of their numbers.</summary>
    public IReadOnlyList<string> Services(string menu) => menus[menu];

    public static MenuTable Load(string folder, IReferenceContent content, List<ContentError> errors)
    {
        var file = new WordingFile(Path.Combine(folder, ReplyFiles.Menus), errors);
        var menus = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (file.Root() is { } root)
        {
            foreach (var (name, value) in file.Pairs(root))
                menus[name.Value!] = [.. Services(file, name, value, content)];
            if (!menus.ContainsKey(GuideAsk))
                file.Error(1, $"menu '{GuideAsk}' is missing: list the services it offers");
        }

        return new MenuTable(menus);
    }

    private static IEnumerable<string> Services(WordingFile file, YamlScalarNode name, YamlNode value, IReferenceContent content)
    {
        if (value is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            file.Error(WordingFile.Line(name), $"'{name.Value}' must be a list of service ids");
            yield break;
        }

        foreach (var item in list)
        {
            if (item is YamlScalarNode { Value: { } id } && content.Service(id) is not null)
                yield return id;
            else
                file.Error(WordingFile.Line(item), $"'{name.Value}' names a service that content/services lacks: {item}");
        }
    }
}
