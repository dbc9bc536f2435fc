using System.CommandLine;
using MoiSms.Cli;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

public sealed class HelpTests
{
    /// <summary>Every command as one types it; the first is the tool itself.</summary>
    public static TheoryData<string> Paths() => [.. PathsUnder(CommandTree.Create(), "")];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_command_shows_an_example(string path)
    {
        var output = new StringWriter();

        var exit = CommandTree.Create().Parse($"{path} --help").Invoke(new InvocationConfiguration { Output = output });

        exit.ShouldBe(0);
        output.ToString().ShouldContain($"Examples:\n  moisms {path}".ReplaceLineEndings().TrimEnd());
    }

    [Fact]
    public void Every_example_is_a_command_that_the_tool_knows()
    {
        foreach (var example in CommandExamples.All.Concat(CommandExamples.For("", isGroup: true)))
        {
            var parsed = CommandTree.Create().Parse(example);

            parsed.Errors.Select(error => error.Message).ShouldBeEmpty(example);
            parsed.UnmatchedTokens.ShouldBeEmpty(example);
        }
    }

    private static IEnumerable<string> PathsUnder(Command command, string path) =>
        [path, .. command.Subcommands.SelectMany(one => PathsUnder(one, $"{path} {one.Name}".Trim()))];
}
