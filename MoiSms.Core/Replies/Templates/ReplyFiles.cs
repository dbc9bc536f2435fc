namespace MoiSms.Core.Replies.Templates;

/// <summary>The files of <c>content/replies</c>: four of fixed shape, all others hold templates.</summary>
internal static class ReplyFiles
{
    public const string Words = "words.yaml";
    public const string Plurals = "plurals.yaml";
    public const string Menus = "menus.yaml";
    public const string Languages = "languages.yaml";

    public static IEnumerable<string> Templates(string folder) =>
        (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml") : [])
            .Where(path => Path.GetFileName(path) is not (Words or Plurals or Menus or Languages))
            .Order(StringComparer.Ordinal);
}
