namespace MoiSms.Core.Content;

/// <summary>One fault of a content file.</summary>
/// <param name="File">From the content folder's own name on, with forward slashes: <c>content/services/passport-new.yaml</c>.</param>
/// <param name="Line">From 1; 1 where the file as a whole is meant.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ContentError(string File, int Line, string Message)
{
    /// <summary>The file as a whole could not be read: nothing else was looked for in it.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary><c>file:line: message</c>, as compilers write it, so that editors find the place.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
