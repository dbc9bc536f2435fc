using MoiSms.Tests.Infrastructure;
using Shouldly;

namespace MoiSms.Tests.Reliability;

/// <summary>The list of crash points in docs/reliability.md: made from what the scenarios call, with what each point proves.</summary>
internal static class CrashList
{
    private const string File = "docs/reliability.md";
    private const string Begin = "<!-- crash points: CrashPointTests writes this list with UPDATE_GOLDEN=1 -->\n";
    private const string End = "<!-- end of the crash points -->\n";

    public static void ShouldMatch(IReadOnlyList<CrashCall> calls)
    {
        var whole = System.IO.File.ReadAllText(Path.Combine(RepositoryFiles.Root, File)).ReplaceLineEndings("\n");
        var (begin, end) = (whole.IndexOf(Begin, StringComparison.Ordinal), whole.IndexOf(End, StringComparison.Ordinal));
        (begin >= 0 && end > begin).ShouldBeTrue($"{File} needs the marks of the list.");
        Golden.ShouldMatch("../" + File, whole[..(begin + Begin.Length)] + Write(calls) + whole[end..]);
    }

    private static string Write(IReadOnlyList<CrashCall> calls)
    {
        var unproved = new List<string>();
        var lines = new List<string> { "| who | ends after it | what holds then |", "|---|---|---|" };
        foreach (var point in calls.Where(call => call.Changes)
            .GroupBy(call => call.By).SelectMany(one => one.GroupBy(call => (call.By, call.What))))
        {
            if (CrashProofs.All.TryGetValue(point.Key, out var proof))
                lines.Add($"| {point.Key.By} | {point.Key.What} | {proof} |");
            else
                unproved.Add($"{point.Key.By}: {point.Key.What}");
        }

        unproved.ShouldBeEmpty("CrashProofs should say what it proves that a run may end there.");
        lines.Add("| all of them | reads that fail | the message, the post or the command comes again |");
        return string.Join('\n', lines) + "\n";
    }
}
