using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Content;

/// <summary>The same words in both languages.</summary>
public sealed record Localised
{
    /// <summary>Arabic.</summary>
    public required string Ar { get; init; }

    /// <summary>English.</summary>
    public required string En { get; init; }

    internal string In(Language language) => language == Language.English ? En : Ar;
}
