using System.Text.RegularExpressions;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding.Examples;

namespace MoiSms.Tests.Conversations;

/// <summary>
/// A content folder with the services and centres of <c>Conversations/content</c>, and the repository's own areas, words and replies.
/// </summary>
internal sealed partial class FixedContent : IDisposable
{
    /// <summary>What ministry staff change from day to day: here it stays as it is.</summary>
    private static readonly string[] Replaced = ["services", "centres.yaml", "kinds.yaml"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("moisms-transcripts-");

    public FixedContent()
    {
        Copy(RepositoryFiles.Content, file => !Replaced.Contains(file.Split('/')[0], StringComparer.Ordinal));
        Copy(Source, file => !file.EndsWith(".md", StringComparison.Ordinal));
        foreach (var service in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Content, "services"), "*.yaml"))
            Stand(service);
        TakeTheModelAsLearnedFromThis();
    }

    public static string Source { get; } = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Conversations", "content");

    public string Folder => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>
    /// Rules and examples may name any service of the repository. One that no transcript is about has its name here, and nothing true
    /// besides.
    /// </summary>
    private void Stand(string service)
    {
        var target = Path.Combine(Folder, "services", Path.GetFileName(service));
        if (File.Exists(target))
            return;
        var name = ServiceName().Match(File.ReadAllText(service)).Value;
        if (Path.GetFileNameWithoutExtension(service) == ServiceGuide.NotOurs)
        {
            File.WriteAllText(target, $"id: {ServiceGuide.NotOurs}\n{name}\nsource: the tests\nchecked: 2026-11-24\n");
            return;
        }

        File.WriteAllText(target, $$"""
            id: {{Path.GetFileNameWithoutExtension(service)}}
            {{name}}
            what:
              ar: خدمة لا تسأل عنها المحادثات.
              en: A service that no transcript is about.
            papers: { ar: [بطاقة], en: [Card] }
            fee: { ar: بلا رسوم, en: No fee }
            steps: { ar: [راجع], en: [Visit] }
            where: { ar: لا مكان, en: Nowhere }
            source: the tests
            checked: 2026-11-24

            """);
    }

    // The transcripts test what ships, and learning anew takes minutes of processor.
    private void TakeTheModelAsLearnedFromThis()
    {
        using var file = File.OpenWrite(Path.Combine(Folder, ModelFile.Name));
        file.Write(ModelFile.Fingerprint(Folder));
    }

    [GeneratedRegex(@"^name:.*(\n +.*)*", RegexOptions.Multiline)]
    private static partial Regex ServiceName();

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
