using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MoiSms.LocalHost.Azurite;

/// <summary>An Azurite that this process started, and that ends with it.</summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly Process process;

    private AzuriteProcess(Process process) => this.process = process;

    /// <summary>Of the process.</summary>
    public int Id => process.Id;

    public int QueuePort { get; private set; }

    public int TablePort { get; private set; }

    /// <summary>Starts Azurite and returns when all its services listen.</summary>
    /// <exception cref="AzuriteException">Node is missing, the ports are taken, or Azurite did not start; the message says what to
    /// do.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "azurite-child.cjs"));
        start.ArgumentList.Add(options.Script);
        foreach (var argument in Arguments(options))
            start.ArgumentList.Add(argument);
        if (options.IsPlain)
            start.Environment["MOISMS_AZURITE_AS_IT_IS"] = "1";
        if (options.Accounts is not null)
            start.Environment["AZURITE_ACCOUNTS"] = options.Accounts;

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new AzuriteException("Node is missing: install Node 20 or newer, so that the storage emulator (Azurite) can run.");
        }

        var azurite = new AzuriteProcess(process);
        try
        {
            await azurite.WaitUntilListeningAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets Azurite save and end; kills it only when that takes too long.</summary>
    public async ValueTask DisposeAsync()
    {
        using (process)
        {
            if (process.HasExited)
                return;
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static IEnumerable<string> Arguments(AzuriteOptions options)
    {
        yield return "--silent";
        yield return "--skipApiVersionCheck";
        yield return "--disableTelemetry";
        if (options.DataFolder is null)
        {
            yield return "--inMemoryPersistence";
        }
        else
        {
            yield return "--location";
            yield return options.DataFolder;
        }

        foreach (var (flag, port) in new[]
        {
            ("--blobPort", options.BlobPort),
            ("--queuePort", options.QueuePort),
            ("--tablePort", options.TablePort),
        })
        {
            yield return flag;
            yield return port.ToString(CultureInfo.InvariantCulture);
        }
    }

    private async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var errors = new List<string>();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || Listening().Match(line.Data) is not { Success: true } match)
                return;
            var port = int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
            if (match.Groups["service"].Value == "Queue")
                QueuePort = port;
            if (match.Groups["service"].Value == "Table")
            {
                // The last of the three to start.
                TablePort = port;
                listening.TrySetResult();
            }
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data))
                lock (errors)
                    errors.Add(line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var exited = process.WaitForExitAsync(cancellationToken);
        var first = await Task.WhenAny(listening.Task, exited, Task.Delay(StartLimit, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (first == listening.Task)
            return;

        string said;
        lock (errors)
            said = errors.FirstOrDefault() ?? (first == exited ? "it ended without a word" : "it did not listen within a minute");
        throw new AzuriteException($"The storage emulator (Azurite) did not start: {said}");
    }

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at http://[^:]+:(?<port>\d+)")]
    private static partial Regex Listening();
}
