namespace MoiSms.Core.Operating;

/// <summary>Texts that are alike.</summary>
/// <param name="Lines">Different texts, the most frequent first; each with how often it came and when it came last.</param>
internal sealed record TextGroup(IReadOnlyList<(string Text, int Count, DateTimeOffset Latest)> Lines)
{
    public int Count => Lines.Sum(line => line.Count);

    public DateTimeOffset Latest => Lines.Max(line => line.Latest);
}
