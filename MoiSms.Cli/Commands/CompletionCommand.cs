using System.CommandLine;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms completion</c>: what a shell needs to complete commands, options and their fixed words.</summary>
internal static class CompletionCommand
{
    // Each asks the tool itself: [suggest] is System.CommandLine's directive, so that a script never lags behind the commands.
    private const string Bash = """
        # moisms completion for bash: eval "$(moisms completion bash)"
        _moisms() {
          local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" found
          COMPREPLY=()
          while IFS= read -r found; do
            [[ "$found" == "$word"* ]] && COMPREPLY+=("$found")
          done < <(moisms "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _moisms moisms
        """;

    private const string Zsh = """
        # moisms completion for zsh: eval "$(moisms completion zsh)"
        _moisms() {
          local line="${words[1,CURRENT]}"
          local -a found
          found=("${(@f)$(moisms "[suggest:${#line}]" "$line" 2>/dev/null)}")
          if [[ -n "${found[1]}" ]]; then compadd -- "${found[@]}"; else _files; fi
        }
        compdef _moisms moisms
        """;

    private const string PowerShell = """
        # moisms completion for PowerShell: moisms completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName moisms -ScriptBlock {
          param($word, $line, $cursor)
          moisms "[suggest:$cursor]" "$line".PadRight($cursor) 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }
        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["pwsh"] = PowerShell,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or pwsh. The script's first line says how it is loaded." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Prints a script with which a shell completes commands and options.") { shell };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCodes.Good;
        });
        return command;
    }
}
