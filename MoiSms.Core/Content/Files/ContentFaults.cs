namespace MoiSms.Core.Content.Files;

/// <summary>Collects the faults of one load.</summary>
internal sealed class ContentFaults
{
    private readonly List<ContentError> errors = [];

    public void Add(string file, int line, string message) => errors.Add(new ContentError(file, line, message));

    /// <summary>Takes over what another reader noted, one that ran on a thread of its own.</summary>
    public void Add(ContentFaults others) => errors.AddRange(others.errors);

    public void ThrowIfAny()
    {
        if (errors.Count > 0)
            throw new ContentException([.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)]);
    }
}
