using System.CommandLine;
using System.Text.RegularExpressions;
using MoiSms.Cli;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

public sealed partial class InfraReadmeCommandTests
{
    private static readonly string Root = RepositoryFiles.Root;

    private static readonly RootCommand Cli = CommandTree.Create();

    /// <summary>Command lines in blocks, and those that stand in a sentence.</summary>
    public static TheoryData<string> Commands()
    {
        var text = File.ReadAllText(Path.Combine(Root, "infra/README.md"));
        var commands = Line().Matches(text).Concat(Inline().Matches(text)).Select(match => match.Groups[1].Value).Distinct().ToList();
        commands.Count.ShouldBeGreaterThan(8);
        return [.. commands];
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_tool_knows_every_command_with_its_options(string command) =>
        Cli.Parse(command).Errors.Select(error => error.Message).ShouldBeEmpty();

    [Fact]
    public void The_tool_knows_what_the_script_gives_it()
    {
        var script = File.ReadAllText(Path.Combine(Root, "infra/after-deploy.sh"));
        var given = Smoke().Match(script).Groups[1].Value;

        foreach (var rest in SmokeCall().Matches(script).Select(match => match.Groups[1].Value))
            Cli.Parse(given.Replace("\"$@\"", rest, StringComparison.Ordinal)).Errors.ShouldBeEmpty();
        SmokeCall().Count(script).ShouldBe(2);
    }

    [GeneratedRegex(@"^moisms ([^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"`moisms ([^`\n]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"dotnet run --project MoiSms\.Cli -- ([^\n]+)")]
    private static partial Regex Smoke();

    [GeneratedRegex(@"^  smoke (--[^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex SmokeCall();
}
