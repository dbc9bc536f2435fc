namespace MoiSms.Tests.Content;

/// <summary>Finds the repository's own files from wherever the tests run.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Content => Path.Combine(Root, "content");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MoiSms.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("MoiSms.slnx is in no folder above the tests");
    }
}
