using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MoiSms.Core.Replies.Templates;

/// <summary>
/// Stops at an alias (<c>*name</c>), as the content's own reader does: one that leads back to itself would end the process, since a tree
/// of nodes with a circle has no end.
/// </summary>
internal sealed class PlainYaml(IParser parser) : IParser
{
    public ParsingEvent? Current => parser.Current;

    /// <exception cref="YamlException">An alias stands there, or what stands there is no YAML.</exception>
    public bool MoveNext()
    {
        var isThere = parser.MoveNext();
        return parser.Current is AnchorAlias alias
            ? throw new YamlException(alias.Start, alias.End, "aliases (*name) are not used here; write the value out")
            : isThere;
    }
}
