using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Content;

/// <summary>The same words in both languages.</summary>
public sealed record Localised
{
    public required string Ar { get; init; }

    public required string En { get; init; }

    public string In(Language language) => language == Language.English ? En : Ar;
}
