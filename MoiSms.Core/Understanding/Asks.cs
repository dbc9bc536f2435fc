namespace MoiSms.Core.Understanding;

/// <summary>Names of <see cref="Ask"/>.</summary>
public static class Asks
{
    private static readonly Dictionary<Ask, string> Names = Enum.GetValues<Ask>().ToDictionary(
        ask => ask,
        ask => System.Text.Json.JsonSerializer.Serialize(ask).Trim('"'));

    private static readonly Dictionary<string, Ask> ByName = Names.ToDictionary(
        pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The corpus name, e.g. <c>can-i</c>.</summary>
    public static string ToName(this Ask ask) => Names[ask];

    /// <summary>The point of a corpus name; null if there is none.</summary>
    internal static Ask? FromName(string name) => ByName.TryGetValue(name, out var ask) ? ask : null;
}
