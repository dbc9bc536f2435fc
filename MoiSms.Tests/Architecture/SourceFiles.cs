namespace MoiSms.Tests.Architecture;

/// <summary>The repository's C# files, without what a build made.</summary>
internal static class SourceFiles
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules"];

    /// <summary>Paths from the repository's root on, with forward slashes.</summary>
    /// <param name="folders">Folders of the root; none = all that hold C#.</param>
    public static IEnumerable<string> In(params string[] folders) =>
        (folders.Length > 0
            ? folders
            : [
                "MoiSms.Benchmarks", "MoiSms.Cli", "MoiSms.Core", "MoiSms.Functions", "MoiSms.Gateway", "MoiSms.LocalHost", "MoiSms.Tests",
                "infra",
            ])
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(Skipped.Contains))
        .Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, path));
}
