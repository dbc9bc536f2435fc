using System.Collections.Frozen;

namespace MoiSms.Core.Content;

/// <summary>The six governorates' ids. They are law, not content: none is added by editing a file.</summary>
internal static class Governorates
{
    public static IReadOnlyList<string> Ids { get; } = ["capital", "hawalli", "farwaniya", "ahmadi", "jahra", "mubarak-al-kabeer"];

    internal static FrozenSet<string> Known { get; } = Ids.ToFrozenSet();
}
