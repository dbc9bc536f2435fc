using System.CommandLine;
using MoiSms.Cli.Output;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms backup</c> and <c>moisms restore</c>: straight on the storage, like an import.</summary>
internal static class BackupCommand
{
    public static Command CreateBackup()
    {
        var file = new Argument<string>("file")
        {
            Description = "What is written; it must not be there yet. It names phones and civil ids.",
        };
        var storage = new StorageOptions();
        var command = new Command(
            "backup", "Writes down what no import brings back: STOPs, phones linked by texting, members, settings. No words of texts.")
        {
            file,
        };
        storage.AddAccountTo(command);
        command.SetAction((parsed, ct) => RunAsync(parsed, storage, async connection =>
        {
            var path = parsed.GetRequiredValue(file);
            if (File.Exists(path))
                throw new UsageException($"{path} is there already.");
            // Under another name until it is whole.
            var part = path + ".part";
            File.Delete(part);
            await using (var output = new StreamWriter(new FileStream(part, ForOurselvesAlone())))
                Console.WriteLine($"{await new TableBackup(connection).WriteAsync(output, ct)} rows written to {path}.");
            File.Move(part, path);
            return ExitCodes.Good;
        }, ct));
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("file") { Description = "What backup wrote, of a service with the same key secret." };
        var storage = new StorageOptions();
        var command = new Command(
            "restore", "Brings back what backup wrote. What stands there already stays. Import the records before.")
        {
            file,
        };
        storage.AddAccountTo(command);
        command.SetAction((parsed, ct) => RunAsync(parsed, storage, async connection =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
                throw new UsageException($"There is no file {path}.");
            try
            {
                var result = await new TableRestore(connection).ReadAsync(path, ct);
                Console.WriteLine($"{result.Written} rows restored, {result.Kept} stood there already, {result.Missing} of people without "
                    + "a record.");
                return result.Missing == 0 ? ExitCodes.Good : ExitCodes.Failed;
            }
            catch (FormatException e)
            {
                throw new UsageException($"{path}: {e.Message}");
            }
        }, ct));
        return command;
    }

    private static FileStreamOptions ForOurselvesAlone()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, StorageOptions storage, Func<Core.Foundation.Storage.StorageConnection, Task<int>> run, CancellationToken ct)
    {
        try
        {
            var connection = storage.ReadAccount(parsed);
            try
            {
                return await run(connection);
            }
            catch (Exception e) when (Faults.Explain(e, connection, ct) is { } line)
            {
                await Console.Error.WriteLineAsync(line);
                return ExitCodes.Failed;
            }
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.Usage;
        }
    }
}
