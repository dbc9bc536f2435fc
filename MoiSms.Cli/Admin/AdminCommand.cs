using System.CommandLine;

namespace MoiSms.Cli.Admin;

/// <summary>A command that calls the admin API: its options, and failures as one line and an exit code.</summary>
internal static class AdminCommand
{
    public static void SetAdminAction(this Command command, Func<ParseResult, AdminClient, CancellationToken, Task<int>> act)
    {
        var options = new AdminOptions();
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                using var client = options.Connect(parsed);
                return await act(parsed, client, cancellationToken);
            }
            catch (UsageException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCodes.Usage;
            }
            catch (AdminCallException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCodes.Failed;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync("The file cannot be read or written: check its path and your rights.");
                return ExitCodes.Usage;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("Stopped. What was under way may have been done: look before you repeat it.");
                return ExitCodes.Failed;
            }
        });
    }

    /// <summary>The reason of a command that shows without one and changes with one.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Required(ParseResult parsed, Option<string?> reason) =>
        parsed.GetValue(reason) is { } given && !string.IsNullOrWhiteSpace(given)
            ? given
            : throw new UsageException("A change needs --reason: it stands in the audit.");

    public static Option<string?> Reason(bool required = false) => new("--reason")
    {
        Description = "Why: it stands in the audit. No phones or civil ids; long numbers are hidden.",
        HelpName = "words",
        Required = required,
    };
}
