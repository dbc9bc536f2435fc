using System.CommandLine;
using System.Diagnostics;
using MoiSms.Cli;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

public sealed class CompletionCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("moisms-completion-").FullName;

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
        var words = line.Split(' ');
        var script = $$"""
            eval "$(moisms completion bash)"
            COMP_LINE='{{line}}'; COMP_POINT={{line.Length}}; COMP_WORDS=({{line}}); COMP_CWORD={{words.Length - 1}}
            _moisms
            echo "${COMPREPLY[*]}"
            """;

        (await RunAsync("bash", "-c", script)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("moisms phase s", "moisms phase set ")]
    [InlineData("moisms import viol", "moisms import violations ")]
    [InlineData("moisms deadletters replay --whe", "moisms deadletters replay --where ")]
    public async Task Zsh_completes_what_is_typed_at_the_tab(string line, string expected)
    {
        // A shell at a terminal of its own; behind the tab it writes its line to a file and ends.
        var script = $$"""
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'autoload -Uz compinit; compinit -D -u; eval "$(moisms completion zsh)"
              tell() { print -r -- "$BUFFER." > {{folder}}/line; kill -9 $$ }; zle -N tell; bindkey "^X" tell'
            zpty -w -n shell '{{line}}'$'\t\x18'
            while zpty -r shell shown; do :; done
            cat {{folder}}/line
            """;

        (await RunAsync("zsh", "-f", "-c", script)).ShouldBe(expected + ".");
    }

    [Theory]
    [InlineData("moisms phase s", "set")]
    [InlineData("moisms phase set p", "pilot public")]
    [InlineData("moisms deadletters replay --whe", "--where")]
    public async Task PowerShell_completes_commands_options_and_their_words(string line, string expected)
    {
        var script = $$"""
            moisms completion pwsh | Out-String | Invoke-Expression
            (TabExpansion2 '{{line}}' {{line.Length}}).CompletionMatches.CompletionText -join ' '
            """;

        (await RunAsync("pwsh", "-NoProfile", "-Command", script)).ShouldBe(expected);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>What a shell prints in which <c>moisms</c> is a command; skipped where there is no such shell.</summary>
    private async Task<string> RunAsync(string shell, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command that the shells call is a script of sh.");
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        Assert.SkipUnless(path.Split(':').Any(one => File.Exists(Path.Combine(one, shell))), $"{shell} is not installed.");
        var tool = Path.Combine(folder, "moisms");
        await File.WriteAllTextAsync(
            tool, $"#!/bin/sh\nexec dotnet {string.Join(' ', Moisms.Start.Select(part => $"'{part}'"))} \"$@\"\n", Ct);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{folder}:{path}";
        using var process = Process.Start(start)!;
        return (await process.StandardOutput.ReadToEndAsync(Ct)).Trim();
    }
}
