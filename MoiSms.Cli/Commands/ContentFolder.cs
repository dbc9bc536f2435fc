namespace MoiSms.Cli.Commands;

/// <summary>Where content is read when no folder is named.</summary>
internal static class ContentFolder
{
    /// <summary>
    /// The nearest <c>content</c> folder with words in it: from the working directory upwards, then from the program upwards.
    /// </summary>
    public static string? Find() => Upwards(Directory.GetCurrentDirectory()) ?? Upwards(AppContext.BaseDirectory);

    private static string? Upwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "content");
            if (Directory.Exists(Path.Combine(content, "words")))
                return content;
        }

        return null;
    }
}
