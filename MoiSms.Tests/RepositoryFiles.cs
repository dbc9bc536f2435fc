using MoiSms.LocalHost;

namespace MoiSms.Tests;

/// <summary>The repository's own files, as they stand there and not as a build copied them.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = RepositoryRoot.Find()
        ?? throw new DirectoryNotFoundException("The tests run outside the repository.");

    public static string Content => Path.Combine(Root, "content");
}
