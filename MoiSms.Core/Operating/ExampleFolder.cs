namespace MoiSms.Core.Operating;

/// <summary>The files of <c>content/examples</c>, each the examples of one topic.</summary>
internal static class ExampleFolder
{
    /// <summary>The topics, by name; none where there is no such folder.</summary>
    public static IReadOnlyList<string> Topics(string contentFolder)
    {
        var folder = Path.Combine(contentFolder, "examples");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
            : [];
    }

    public static string PathOf(string contentFolder, string topic) => Path.Combine(contentFolder, "examples", topic + ".txt");
}
