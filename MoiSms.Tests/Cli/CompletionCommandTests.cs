using System.CommandLine;
using System.Diagnostics;
using MoiSms.Cli;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

public sealed class CompletionCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bash", "complete -o default -F _moisms moisms")]
    [InlineData("zsh", "compdef _moisms moisms")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName moisms")]
    public void Each_shell_gets_its_script(string shell, string expected)
    {
        var output = new StringWriter();

        CommandTree.Create().Parse($"completion {shell}").Invoke(new InvocationConfiguration { Output = output });

        output.ToString().ShouldContain(expected);
    }

    [Theory]
    [InlineData("moisms phase s", "set")]
    [InlineData("moisms phase set p", "pilot public")]
    [InlineData("moisms import viol", "violations")]
    [InlineData("moisms deadletters replay --whe", "--where")]
    public async Task Bash_completes_commands_options_and_their_words(string line, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        var tool = string.Join(' ', Moisms.Start.Select(part => $"'{part}'"));
        var words = line.Split(' ');
        var script = $$"""
            moisms() { dotnet {{tool}} "$@"; }
            eval "$(moisms completion bash)"
            COMP_LINE='{{line}}'; COMP_POINT={{line.Length}}; COMP_WORDS=({{line}}); COMP_CWORD={{words.Length - 1}}
            _moisms
            echo "${COMPREPLY[*]}"
            """;
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true };
        using var bash = Process.Start(start)!;

        (await bash.StandardOutput.ReadToEndAsync(Ct)).Trim().ShouldBe(expected);
    }
}
