namespace MoiSms.Core.Content.Files;

/// <summary>Collects the faults of one load.</summary>
internal sealed class ContentFaults
{
    private readonly List<ContentError> errors = [];

    public void Add(string file, int line, string message) => errors.Add(new ContentError(file, line, message));

    public void Add(ContentError error) => errors.Add(error);

    /// <summary>The file as a whole cannot be used: what names its entries elsewhere is not to be blamed for that.</summary>
    public void AddUnreadable(string file, int line, string message) =>
        errors.Add(new ContentError(file, line, message) { IsUnreadable = true });

    public ContentError? First => errors.Count > 0 ? errors[0] : null;

    /// <summary>Those of files that as a whole cannot be used.</summary>
    public IEnumerable<ContentError> Unreadable => errors.Where(error => error.IsUnreadable);

    /// <summary>Takes over what another reader noted, one that ran on a thread of its own.</summary>
    public void Add(ContentFaults others) => errors.AddRange(others.errors);

    public void ThrowIfAny()
    {
        if (errors.Count > 0)
            throw new ContentException([.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)]);
    }
}
