using System.CommandLine;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Smoke;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms smoke</c>: whether a deployment works, without an SMS and without anybody's data.</summary>
internal static class SmokeCommand
{
    /// <param name="environment">Environment variables by name. Null: those of this process.</param>
    public static Command Create(Func<string, string?>? environment = null)
    {
        var options = new SmokeOptions(environment);
        var command = new Command(
            "smoke",
            "After a deployment: health, the webhook's guard and both handshakes. Sends no SMS. "
                + $"The token comes from --scope or from the environment variable {SmokeOptions.TokenVariable}.");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var plan = await options.ReadAsync(parsed, cancellationToken);
                return await new SmokeRun(plan, TimeProvider.System, output, error).RunAsync(cancellationToken)
                    ? ExitCodes.Good
                    : ExitCodes.Failed;
            }
            catch (UsageException e)
            {
                await error.WriteLineAsync(e.Message);
                return ExitCodes.Usage;
            }
            catch (AdminCallException e)
            {
                await error.WriteLineAsync(e.Message);
                return ExitCodes.Failed;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await error.WriteLineAsync("Stopped before all steps were done.");
                return ExitCodes.Failed;
            }
        });
        return command;
    }
}
