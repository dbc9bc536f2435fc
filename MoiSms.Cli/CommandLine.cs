using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace MoiSms.Cli;

/// <summary>Parses, runs, and turns every failure into one line on standard error and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, params Command[] commands)
    {
        var root = new RootCommand("The operators' tool of MoiSms, the ministry's SMS inquiry service.");
        foreach (var command in commands)
            root.Subcommands.Add(command);
        // "@" begins a value and names no file: words and names may begin with it.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            foreach (var error in parsed.Errors.Select(error => error.Message).Distinct())
                await Console.Error.WriteLineAsync(error);
            await Console.Error.WriteLineAsync($"Help: moisms {string.Join(' ', [.. PathOf(parsed.CommandResult), "--help"])}");
            return ExitCodes.Usage;
        }

        // Ctrl-C: the running transaction ends, or a capacity test erases its texts; then the command says what to do.
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromMinutes(2),
        });
    }

    private static IEnumerable<string> PathOf(CommandResult result) =>
        result.Command is RootCommand
            ? []
            : result.Parent is CommandResult parent ? [.. PathOf(parent), result.Command.Name] : [result.Command.Name];
}
