namespace MoiSms.Tests.Conversations;

/// <summary>A content folder with the services, centres and areas of <c>Conversations/content</c>, and the repository's own words and replies.</summary>
internal sealed class FixedContent : IDisposable
{
    /// <summary>What ministry staff change from day to day: here it stays as it is.</summary>
    private static readonly string[] Replaced = ["services", "centres.yaml", "areas.yaml", "kinds.yaml"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("moisms-transcripts-");

    public FixedContent()
    {
        Copy(RepositoryFiles.Content, file => !Replaced.Contains(file.Split('/')[0], StringComparer.Ordinal));
        Copy(Source, file => !file.EndsWith(".md", StringComparison.Ordinal));
    }

    public static string Source { get; } = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Conversations", "content");

    public string Folder => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    private void Copy(string from, Func<string, bool> isTaken)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file).Replace('\\', '/');
            if (!isTaken(name))
                continue;
            var target = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
