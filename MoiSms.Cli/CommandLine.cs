using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace MoiSms.Cli;

/// <summary>Parses, runs, and turns every failure into one line on standard error and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        // "@" begins a value and names no file: words and names may begin with it.
        var parsed = CommandTree.Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
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

    /// <summary>The names that lead to a command; none for the tool itself.</summary>
    public static IEnumerable<string> PathOf(CommandResult result) =>
        result.Command is RootCommand
            ? []
            : result.Parent is CommandResult parent ? [.. PathOf(parent), result.Command.Name] : [result.Command.Name];
}
