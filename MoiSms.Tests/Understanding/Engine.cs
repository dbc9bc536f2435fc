using MoiSms.Cli.Commands;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding;

namespace MoiSms.Tests.Understanding;

/// <summary>The engine on the repository's own content, loaded once; and the labelled texts beside this file.</summary>
internal static class Engine
{
    private static readonly Lazy<TextUnderstander> Shared = new(
        () => TextUnderstander.Load(Content, ContentLibrary.Load(Content).Services.Values));

    public static string Root => RepositoryFiles.Root;

    public static string Content => RepositoryFiles.Content;

    public static TextUnderstander Instance => Shared.Value;

    public static TextUnderstanding Read(string text, ConversationContext? context = null) =>
        Shared.Value.Understand(text, context ?? ConversationContext.Empty);

    public static IReadOnlyList<LabelledText> Labelled(string file) =>
        [.. File.ReadLines(Path.Combine(Root, "MoiSms.Tests", "Understanding", file)).Select(LabelledText.Parse)];
}
