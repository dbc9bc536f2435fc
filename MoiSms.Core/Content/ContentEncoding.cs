using System.Text;
using System.Text.Unicode;

namespace MoiSms.Core.Content;

/// <summary>Content is UTF-8 throughout: a file in another encoding would be sent to people with its letters lost.</summary>
public static class ContentEncoding
{
    private const string NotUtf8 = "not UTF-8: save it as UTF-8";

    private static readonly string[] Texts = [".yaml", ".yml", ".txt", ".csv", ".json", ".md"];

    /// <summary>The files of a content folder that are not UTF-8, those included that only a person or a tool reads.</summary>
    public static IReadOnlyList<ContentError> Check(string contentFolder)
    {
        var errors = new List<ContentError>();
        var shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(contentFolder)));
        foreach (var path in Directory.EnumerateFiles(contentFolder, "*", SearchOption.AllDirectories))
        {
            if (Texts.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                _ = Read(path, $"{shown}/{Path.GetRelativePath(contentFolder, path).Replace('\\', '/')}", errors.Add);
        }

        return errors;
    }

    /// <summary>The text of a file, without its byte order mark; null, with the fault noted, where it is not UTF-8.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static string? Read(string path, string name, Action<ContentError> fault)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);

        _ = Utf8.ToUtf16(bytes, new char[bytes.Length], out var sound, out _, replaceInvalidSequences: false);
        fault(new ContentError(name, 1 + bytes[..sound].Count((byte)'\n'), NotUtf8) { IsUnreadable = true });
        return null;
    }
}
