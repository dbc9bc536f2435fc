using Xunit;

namespace MoiSms.Tests.Infrastructure;

/// <summary>
/// A file that a test compares with what the code says now. <c>UPDATE_GOLDEN=1</c> writes it anew: read the difference before you commit
/// it.
/// </summary>
internal static class Golden
{
    private const int MostLines = 60;

    private static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <param name="path">Below the folder of the tests.</param>
    /// <param name="why">What a difference means, where that is not plain.</param>
    public static void ShouldMatch(string path, string actual, string? why = null)
    {
        var file = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", path);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        var difference = Diff(expected, actual);
        if (difference.Count > 0)
            Assert.Fail($"{path} says something else:\n{string.Join('\n', difference.Take(MostLines))}\n{why}\nIf that is meant: "
                + $"{HowToAccept}");
    }

    public const string HowToAccept =
        "run this test with UPDATE_GOLDEN=1 in the environment, and read what it wrote (git diff) before you commit it.";

    /// <summary>The lines that went (-) and came (+), aligned: one line that came between others is one line here.</summary>
    public static IReadOnlyList<string> Diff(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        // same[i, j] = how many lines of before[i..] and after[j..] are the same at most.
        var same = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                same[i, j] = before[i] == after[j] ? same[i + 1, j + 1] + 1 : Math.Max(same[i + 1, j], same[i, j + 1]);
        }

        var lines = new List<string>();
        var (b, a) = (0, 0);
        while (b < before.Length || a < after.Length)
        {
            if (b < before.Length && a < after.Length && before[b] == after[a])
                (b, a) = (b + 1, a + 1);
            else if (b < before.Length && (a == after.Length || same[b + 1, a] >= same[b, a + 1]))
                lines.Add($"{b + 1,4} - {before[b++]}");
            else
                lines.Add($"{a + 1,4} + {after[a++]}");
        }

        return lines;
    }
}
