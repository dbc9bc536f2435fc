namespace MoiSms.Core.Content.Files;

/// <summary>A YAML node that remembers its line (from 1).</summary>
internal abstract class ContentNode(int line)
{
    public int Line { get; } = line;
}
