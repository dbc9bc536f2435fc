namespace MoiSms.Core.Foundation.Values;

/// <summary>The codes by which languages are stored and sent.</summary>
public static class LanguageCodes
{
    /// <summary>The ISO 639-1 code: <c>ar</c> or <c>en</c>.</summary>
    public static string ToCode(this Language language) => language == Language.English ? "en" : "ar";

    /// <summary>Reads <c>ar</c> or <c>en</c> in any case; null for anything else.</summary>
    internal static Language? Parse(string? code) => code?.Trim().ToLowerInvariant() switch
    {
        "ar" => Language.Arabic,
        "en" => Language.English,
        _ => null,
    };
}
