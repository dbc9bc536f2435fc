using System.Text.RegularExpressions;
using MoiSms.Infra;

namespace MoiSms.Tests.Deployment;

/// <summary>The values of an installation, for a Bicep that cannot see them: written where a parameter file reads them.</summary>
internal static partial class EnvironmentValues
{
    /// <summary>What has no value is still read, and its default or its error comes.</summary>
    /// <param name="copy">A copy of the folder, whose parameter files are changed.</param>
    /// <exception cref="FormatException">A file reads a variable in a way that is not understood here.</exception>
    public static async Task WriteToAsync(InfraFolder copy, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        foreach (var file in copy.Parameters)
        {
            var path = Path.Combine(copy.Path, file);
            var text = await File.ReadAllTextAsync(path, cancellationToken);
            if (Reading().Count(text) != Name().Count(text))
                throw new FormatException($"{file}: what stands beside a variable's name has parentheses.");
            text = Reading().Replace(text, read => values.TryGetValue(read.Groups[1].Value, out var value) ? Literal(value) : read.Value);
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
    }

    private static string Literal(string value) => $"'{Special().Replace(value, @"\$0")}'";

    [GeneratedRegex(@"readEnvironmentVariable\(\s*'(\w+)'[^()]*\)")]
    private static partial Regex Reading();

    [GeneratedRegex("readEnvironmentVariable")]
    private static partial Regex Name();

    [GeneratedRegex(@"[\\'$]")]
    private static partial Regex Special();
}
