using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>A LocalHost of its own process: a function host, or the simulator.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private static readonly Lock LogGate = new();

    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("Ready", StringComparison.Ordinal) == true)
                ready.TrySetResult();
        };
        process.BeginOutputReadLine();
    }

    /// <summary>Starts it, and waits until it says that it is ready; one that ends by then (storage is down) is started anew.</summary>
    /// <param name="log">Takes what it says about its troubles.</param>
    /// <exception cref="InvalidOperationException">It cannot be started: storage is never down that long.</exception>
    public static async Task<ChildProcess> StartAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string log, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StartLimit);
        while (!limit.IsCancellationRequested)
        {
            var child = Start(arguments, settings, log);
            await Task.WhenAny(child.ready.Task, child.process.WaitForExitAsync(limit.Token));
            ct.ThrowIfCancellationRequested();
            if (child.ready.Task.IsCompleted)
                return child;
            await child.DisposeAsync();
            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), limit.Token));
        }

        ct.ThrowIfCancellationRequested();
        lock (LogGate)
            throw new InvalidOperationException($"A process does not start:\n{string.Join('\n', File.ReadLines(log).TakeLast(5))}");
    }

    public int Id => process.Id;

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: it drains and ends.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static ChildProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string log)
    {
        var start = new ProcessStartInfo(DotnetPath(), [Path.Combine(AppContext.BaseDirectory, "MoiSms.LocalHost.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } said)
                lock (LogGate)
                    File.AppendAllText(log, said + "\n");
        };
        process.BeginErrorReadLine();
        return new ChildProcess(process);
    }

    private static string DotnetPath() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
