namespace MoiSms.Tests.Replies;

/// <summary>Files of the repository that tests read as they stand there, not as a build copied them.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Content { get; } = Path.Combine(Root, "content");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MoiSms.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository: no MoiSms.slnx above them.");
    }
}
