using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using MoiSms.Cli;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

/// <summary>
/// The commands that the pages show. Those of moisms are parsed by its own tree, and run where they need neither a service nor a cloud;
/// projects and scripts that a page names are there. What else stands in a block (az, azd, curl) needs a cloud or a running service.
/// </summary>
public sealed partial class DocumentedCommandTests
{
    /// <summary>Without a service, without writing a file.</summary>
    private static readonly string[] Runnable = ["capacity plan", "completion", "understand", "answer"];

    public static TheoryData<string> Pages() =>
    [
        .. Directory.EnumerateFiles(RepositoryFiles.Root, "*.md")
            .Concat(new[] { "docs", "content", "infra" }.SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(RepositoryFiles.Root, folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path)),
    ];

    /// <summary>Each once, with what is piped into it.</summary>
    public static TheoryData<string, string> CommandsToRun() =>
    [
        .. Pages().SelectMany(page => InBlocks(page.Data)).Where(one => Runnable.Any(
            name => $"{one.Arguments} ".StartsWith($"{name} ", StringComparison.Ordinal))).Distinct()
            .Select(one => new TheoryDataRow<string, string>(one.Arguments, one.Input)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_tool_knows_every_command_of_a_block_with_its_options(string page)
    {
        foreach (var (arguments, _) in InBlocks(page))
            CommandTree.Create().Parse(arguments).Errors.Select(error => error.Message).ShouldBeEmpty($"moisms {arguments}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_tool_knows_every_command_that_a_sentence_names(string page)
    {
        foreach (var arguments in Inline().Matches(Read(page)).Select(match => Filled(match.Groups[1].Value)))
        {
            var parsed = CommandTree.Create().Parse(arguments);

            parsed.UnmatchedTokens.ShouldBeEmpty($"moisms {arguments}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Projects_and_scripts_that_a_block_runs_are_there(string page)
    {
        foreach (var line in Lines(page))
        {
            foreach (var project in Project().Matches(line).Select(match => match.Groups[1].Value))
                Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, project), "*.csproj").ShouldNotBeEmpty(line);
            foreach (var script in Script().Matches(line).Select(match => match.Groups[1].Value))
                File.Exists(Path.Combine(RepositoryFiles.Root, script)).ShouldBeTrue(line);
        }
    }

    [Theory]
    [MemberData(nameof(CommandsToRun))]
    public async Task What_needs_no_service_runs(string arguments, string input)
    {
        var run = await Moisms.RunAsync(
            [.. CommandLineParser.SplitCommandLine(arguments)], input, TestContext.Current.CancellationToken);

        (run.ExitCode, run.Error).ShouldBe((0, ""), arguments);
        run.Output.ShouldNotBeEmpty(arguments);
    }

    private static IEnumerable<(string Arguments, string Input)> InBlocks(string page) =>
        from line in Lines(page)
        from match in Call().Matches(line)
        select (Filled(match.Groups[2].Value), match.Groups[1].Value);

    /// <summary>The lines of a page's blocks, those that go on behind a backslash as one.</summary>
    private static IEnumerable<string> Lines(string page) =>
        Block().Matches(Read(page)).SelectMany(block => block.Groups[1].Value.Split('\n')).Select(line => line.Trim());

    private static string Read(string page) =>
        Continued().Replace(File.ReadAllText(Path.Combine(RepositoryFiles.Root, page)).ReplaceLineEndings("\n"), " ");

    /// <summary>With a value where a page has a placeholder.</summary>
    private static string Filled(string arguments) =>
        Placeholder().Replace(arguments, "x").Replace("...", "1", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex(@"^ *```\w*\n(.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    /// <summary>A call of the tool by any of its names, to the end of the command.</summary>
    [GeneratedRegex(
        @"(?:echo ""([^""]*)"" \|)?(?:^|\s|/|\()(?:moisms|dotnet run --project MoiSms\.Cli --)(?= [a-z])"
            + @"((?: (?:""[^""]*""|<[^<>]+>|[^\s|<>;)""]+)+)+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"`moisms ([^`\n]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex("<[^<>]+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"dotnet (?:run .*--project|build|pack|publish) (?:-c Release )?([\w./]+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"(?:^|bash |node )((?:\.ci|infra|MoiSms\.Console)/[\w./-]+)")]
    private static partial Regex Script();
}
