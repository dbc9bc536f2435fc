using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace MoiSms.Tests.Hosting;

/// <summary>The executable as people start it.</summary>
internal sealed partial class LocalHostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> output = [];
    private readonly Task<string> errors;
    private readonly Task reading;

    private LocalHostProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        reading = ReadAsync();
    }

    public IReadOnlyList<string> Output
    {
        get
        {
            lock (output)
                return [.. output];
        }
    }

    /// <summary>The line that says that all is up; empty before.</summary>
    public string Ready => Output.FirstOrDefault(line => line.StartsWith("Ready", StringComparison.Ordinal)) ?? "";

    public Uri Address => new(LocalAddress().Match(Ready).Value);

    /// <summary>
    /// Whether Ctrl-C reaches what we start: a shell gives its background jobs an ignored SIGINT, and children inherit that.
    /// </summary>
    public static bool IsInterruptIgnored()
    {
        const string Status = "/proc/self/status";
        const string Field = "SigIgn:";
        const ulong Interrupt = 1UL << 1;
        if (!File.Exists(Status))
            return false;
        var ignored = File.ReadLines(Status).First(line => line.StartsWith(Field, StringComparison.Ordinal))[Field.Length..].Trim();
        return (ulong.Parse(ignored, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }

    public static LocalHostProcess Start(IEnumerable<string> arguments, string? path = null)
    {
        var start = new ProcessStartInfo(DotnetPath(), [Path.Combine(AppContext.BaseDirectory, "MoiSms.LocalHost.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment.Remove("MoiSmsStorage");
        if (path is not null)
            start.Environment["PATH"] = path;
        return new LocalHostProcess(Process.Start(start)!);
    }

    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        await Until.TrueAsync(() => Ready.Length > 0 || process.HasExited, cancellationToken);
        if (process.HasExited)
            throw new InvalidOperationException($"It ended: {await errors}");
    }

    /// <summary>Its exit code and what it wrote to standard error.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        await Until.TrueAsync(() => process.HasExited, cancellationToken);
        await reading;
        return (process.ExitCode, await errors);
    }

    public async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    // The test may take node and everything else from PATH, so dotnet is not looked for there.
    private static string DotnetPath() => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (output)
                output.Add(line);
        }
    }

    [GeneratedRegex(@"http://localhost:\d+")]
    private static partial Regex LocalAddress();
}
