using MoiSms.Core;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Architecture;

/// <summary>
/// What other projects may use of MoiSms.Core stands in <c>MoiSms.Core.txt</c>, so that a change of it is seen in a review.
/// A type or member is public only where another project names it. <c>UPDATE_GOLDEN=1</c> writes the file anew.
/// </summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_types_and_members_of_Core_are_those_of_the_golden_file()
    {
        var path = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Architecture", "MoiSms.Core.txt");
        var now = PublicApi.Describe(typeof(CoreServices).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, now);

        File.Exists(path).ShouldBeTrue($"{path} is missing: run once with UPDATE_GOLDEN=1 and read what it wrote");
        var (known, found) = (Lines(File.ReadAllText(path)), Lines(now));
        var added = found.Except(known, StringComparer.Ordinal).Select(line => "+ " + line);
        var gone = known.Except(found, StringComparer.Ordinal).Select(line => "- " + line);
        added.Concat(gone)
            .ShouldBeEmpty("The public surface of MoiSms.Core changed. If that is meant, run this test with UPDATE_GOLDEN=1.");
    }

    /// <summary>Each line of a member with its type, so that the same member of two types is two lines.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var type = "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith(' '))
            {
                lines.Add($"{type}: {line.Trim()}");
                continue;
            }

            type = line.Split(" : ")[0].Split(' ')[^1];
            lines.Add(line);
        }

        return lines;
    }
}
