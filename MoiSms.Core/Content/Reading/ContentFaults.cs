namespace MoiSms.Core.Content.Reading;

/// <summary>Collects the faults of one load.</summary>
internal sealed class ContentFaults
{
    private readonly List<ContentError> errors = [];

    public void Add(string file, int line, string message) => errors.Add(new ContentError(file, line, message));

    public void ThrowIfAny()
    {
        if (errors.Count > 0)
            throw new ContentException([.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)]);
    }
}
