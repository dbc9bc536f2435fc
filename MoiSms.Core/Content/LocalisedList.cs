using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Content;

/// <summary>The same list in both languages; both have the same length.</summary>
public sealed record LocalisedList
{
    /// <summary>Arabic. Default: empty.</summary>
    public IReadOnlyList<string> Ar { get; init; } = [];

    /// <summary>English. Default: empty.</summary>
    public IReadOnlyList<string> En { get; init; } = [];

    internal IReadOnlyList<string> In(Language language) => language == Language.English ? En : Ar;
}
