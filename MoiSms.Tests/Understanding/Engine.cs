using MoiSms.Cli.Commands;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Tests.Understanding;

/// <summary>The engine on the repository's own content, loaded once; and the labelled texts beside this file.</summary>
internal static class Engine
{
    private static readonly Lazy<LoadedContent> Shared = new(() => LoadedContent.Load(Content));

    public static string Root => RepositoryFiles.Root;

    public static string Content => RepositoryFiles.Content;

    /// <summary>The whole content.</summary>
    public static LoadedContent Loaded => Shared.Value;

    public static TextUnderstander Instance => Loaded.Understander;

    public static TextUnderstanding Read(string text, ConversationContext? context = null) =>
        Instance.Understand(text, context ?? ConversationContext.Empty);

    public static IReadOnlyList<LabelledText> Labelled(string file) =>
        [.. File.ReadLines(Path.Combine(Root, "MoiSms.Tests", "Understanding", file)).Select(LabelledText.Parse)];
}
