namespace MoiSms.LocalHost;

/// <summary>The folder of host.json and content/: upward from the binary, then from the current directory.</summary>
internal static class RepositoryRoot
{
    /// <summary>Its path, or null where neither lies in a checkout.</summary>
    public static string? Find() => Upward(AppContext.BaseDirectory) ?? Upward(Directory.GetCurrentDirectory());

    private static string? Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "host.json")) && Directory.Exists(Path.Combine(folder.FullName, "content")))
                return folder.FullName;
        }

        return null;
    }
}
