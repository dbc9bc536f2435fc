using MoiSms.Cli.Commands;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

public sealed class ContentCheckTests : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("moisms-content");
    private readonly DirectoryInfo folder;

    public ContentCheckTests()
    {
        var source = RepositoryFiles.Content;
        folder = parent.CreateSubdirectory("content");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_content_that_ships_is_clean() => Run().ShouldBeEmpty();

    [Theory]
    [InlineData("services/passport-new.yaml", "TODO ask the department", "placeholder")]
    [InlineData("areas.yaml", "{{ name }}", "only in content/replies")]
    public void A_forgotten_placeholder_is_named_with_its_line(string file, string words, string message)
    {
        var path = Path.Combine(folder.FullName, file);
        var lines = File.ReadAllLines(path).Append("# " + words).ToArray();
        File.WriteAllLines(path, lines);

        var error = Run().ShouldHaveSingleItem();

        error.File.ShouldBe("content/" + file);
        error.Line.ShouldBe(lines.Length);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void Faults_of_all_readers_are_told_in_one_go()
    {
        File.AppendAllText(Path.Combine(folder.FullName, "services", "passport-new.yaml"), "\nsurprise: true\n");
        File.AppendAllText(Path.Combine(folder.FullName, "words", "85-rules.yaml"), "\n  - { read: no-such-intent, when: residency }\n");

        var errors = Run();

        errors.ShouldContain(error => error.File == "content/services/passport-new.yaml");
        errors.ShouldContain(error => error.File == "content/words/85-rules.yaml");
    }

    [Fact]
    public async Task Doubts_of_one_topic_are_printed_a_line_each()
    {
        LeaveFewExamples();
        File.AppendAllText(Path.Combine(folder.FullName, "examples", "visa.txt"), "renew my driving licence\n");

        var run = await Moisms.RunAsync(["content", "doubts", "visa", "--content", folder.FullName], Ct);

        run.ExitCode.ShouldBe(0, run.Error);
        var cells = run.Output.Split('\n').Select(line => line.Split('\t')).Single(row => row.Contains("renew my driving licence"));
        cells[0].ShouldStartWith("content/examples/visa.txt:");
        cells[2].ShouldMatch("^licence-renew [01][.][0-9]{2}$");
        cells[3..].ShouldAllBe(near => near.StartsWith("licence-renew.txt:") || near.StartsWith("services/licence-renew.yaml:"));
        cells.Length.ShouldBe(6);
    }

    [Fact]
    public async Task Doubts_of_a_topic_that_there_is_not_are_a_wrong_command_line()
    {
        var run = await Moisms.RunAsync(["content", "doubts", "vissa", "--content", folder.FullName], Ct);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("vissa.txt");
    }

    [Fact]
    public void A_guide_that_nobody_reads_to_its_end_is_too_long()
    {
        var path = Path.Combine(folder.FullName, "services", "passport-new.yaml");
        var lines = File.ReadAllLines(path);
        var who = Array.FindIndex(lines, Array.IndexOf(lines, "who:"), line => line.StartsWith("  en: ", StringComparison.Ordinal));
        lines[who] = "  en: " + string.Join(' ', Enumerable.Repeat("citizens", 900));
        File.WriteAllLines(path, lines);

        Run().ShouldContain(
            error => error.File == "content/services/passport-new.yaml" && error.Message.Contains("shorten", StringComparison.Ordinal));
    }

    // They are learned from anew: few are enough, and all take minutes of processor.
    private void LeaveFewExamples()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.FullName, "examples"), "*.txt"))
        {
            var lines = File.ReadAllLines(file);
            File.WriteAllLines(file, lines.Where((_, index) => index < 10 || index % 20 == 0));
        }
    }

    // What is learned from the examples is out of date as soon as a word or a service is changed: another test's matter.
    private IReadOnlyList<ContentError> Run() => [.. ContentCheck.Run(folder.FullName, KuwaitTime.Today(TimeProvider.System.GetUtcNow()))
        .Where(error => error.File != "content/examples.model")];

    public void Dispose() => parent.Delete(recursive: true);
}
