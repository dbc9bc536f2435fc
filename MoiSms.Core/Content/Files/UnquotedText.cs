using YamlDotNet.Core;

namespace MoiSms.Core.Content.Files;

/// <summary>What YAML makes of a text without quotes, and who wrote it did not mean.</summary>
internal static class UnquotedText
{
    /// <summary>
    /// What is wrong with it: a comment behind it, which may be the rest of the text, or Arabic commas that were to part the items of a
    /// list. Null = nothing.
    /// </summary>
    /// <param name="file">The whole file.</param>
    /// <param name="value">The text as YAML reads it.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="inFlowList">Whether it is an item of a list in brackets.</param>
    public static string? Fault(string file, string value, Mark end, bool inFlowList)
    {
        if (value.Length > 0 && IsCut(file.AsSpan((int)end.Index)))
            return "what stands behind ' #' is cut off as a comment; quote the whole text, or give the comment a line of its own";
        return inFlowList && value.Contains('\u060C', StringComparison.Ordinal)
            ? "the Arabic comma does not part the items of a list; write ', ' between them, or quote an item that holds it"
            : null;
    }

    private static bool IsCut(ReadOnlySpan<char> behind)
    {
        var rest = behind.TrimStart(" \t");
        return rest.Length < behind.Length && rest.StartsWith("#", StringComparison.Ordinal);
    }
}
