namespace MoiSms.Core.Content.Files;

internal sealed class ContentList(int line, IReadOnlyList<ContentNode> items) : ContentNode(line)
{
    public IReadOnlyList<ContentNode> Items { get; } = items;
}
