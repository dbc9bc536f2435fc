namespace MoiSms.Core.Foundation.Values;

/// <summary>Which imported relations a word of a text means.</summary>
internal static class Relations
{
    /// <summary>Somebody whom the text does not name: "her licence".</summary>
    public const string Another = "another";

    private static readonly string[] Household = ["domestic", "domestic-worker", "cook", "maid", "nanny"];

    private static readonly Dictionary<string, string[]> Imported = new(StringComparer.Ordinal)
    {
        ["spouse"] = ["spouse", "wife", "husband"],
        ["child"] = ["child", "son", "daughter"],
        ["parent"] = ["parent", "father", "mother"],
        ["sibling"] = ["sibling", "brother", "sister"],
        ["driver"] = ["driver"],
        ["domestic"] = Household,
        ["relative"] = ["relative"],
    };

    /// <param name="asked">
    /// A relation as texts name it: spouse, child, parent, sibling, driver, domestic or relative; or <see cref="Another"/>, who may be any.
    /// </param>
    /// <param name="imported">A relation as the ministry's file gave it, in any case.</param>
    public static bool Matches(string asked, string imported) =>
        asked == Another
        || (Imported.TryGetValue(asked, out var relations) && relations.Contains(imported, StringComparer.OrdinalIgnoreCase));
}
