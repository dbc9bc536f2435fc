using System.IO.Hashing;
using System.Text;

namespace MoiSms.Core.Content;

/// <summary>Tells one state of the content folder from another.</summary>
/// <param name="Value">Twelve hexadecimal digits of a hash of all files that people edit.</param>
public sealed record ContentVersion(string Value)
{
    private const int Digits = 12;

    /// <summary>Of the files as they are now: some milliseconds.</summary>
    public static ContentVersion Of(string contentFolder)
    {
        var hash = new XxHash128();
        foreach (var (name, path) in Directory.GetFiles(contentFolder, "*", SearchOption.AllDirectories)
            // What is learned from the others says nothing that they do not.
            .Where(path => Path.GetExtension(path) is ".yaml" or ".txt")
            .Select(path => (Path.GetRelativePath(contentFolder, path).Replace('\\', '/'), path))
            .OrderBy(file => file.Item1, StringComparer.Ordinal))
        {
            hash.Append(Encoding.UTF8.GetBytes(name));
            using var file = File.OpenRead(path);
            hash.Append(file);
        }

        return new ContentVersion(Convert.ToHexStringLower(hash.GetCurrentHash())[..Digits]);
    }
}
