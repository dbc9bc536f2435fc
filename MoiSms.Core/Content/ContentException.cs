namespace MoiSms.Core.Content;

/// <summary>
/// The content cannot be used; <see cref="Errors"/> names every fault of every file, so that one round of edits mends them all.
/// </summary>
public sealed class ContentException(IReadOnlyList<ContentError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>In the order of files and lines; never empty.</summary>
    public IReadOnlyList<ContentError> Errors { get; } = errors;
}
