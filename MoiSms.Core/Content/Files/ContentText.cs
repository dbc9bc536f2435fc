namespace MoiSms.Core.Content.Files;

internal sealed class ContentText(int line, string value) : ContentNode(line)
{
    public string Value { get; } = value;
}
