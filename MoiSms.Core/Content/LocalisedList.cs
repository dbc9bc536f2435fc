using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Content;

/// <summary>The same list in both languages; both have the same length.</summary>
public sealed record LocalisedList
{
    public IReadOnlyList<string> Ar { get; init; } = [];

    public IReadOnlyList<string> En { get; init; } = [];

    public IReadOnlyList<string> In(Language language) => language == Language.English ? En : Ar;
}
