using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MoiSms.LocalHost.Azurite;

/// <summary>Sees that Node and Azurite are there, and installs Azurite from the repository's own lock file when it is not.</summary>
internal static class AzuriteInstaller
{
    private const int OldestNode = 20;

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns the path of Azurite's script. Safe while other processes do the same: one installs, the others wait.</summary>
    /// <param name="root">The folder of package.json and its lock.</param>
    /// <param name="say">Takes a line for people when something is being installed.</param>
    /// <exception cref="AzuriteException">Node is missing or too old, or the installation failed; the message says what to do.</exception>
    public static async Task<string> EnsureAsync(string root, Action<string> say, CancellationToken cancellationToken)
    {
        await CheckNodeAsync(cancellationToken);
        var script = Path.Combine(root, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (IsInstalled(root, script))
            return script;

        using var held = await LockAsync(root, cancellationToken);
        if (!IsInstalled(root, script))
            await InstallAsync(root, say, cancellationToken);
        return IsInstalled(root, script)
            ? script
            : throw new AzuriteException("npm ci ended well, but Azurite is not there: see package.json.");
    }

    // npm writes this file last: without it an installation was cut off half way.
    private static bool IsInstalled(string root, string script) =>
        File.Exists(script) && File.Exists(Path.Combine(root, "node_modules", ".package-lock.json"));

    private static async Task<FileStream> LockAsync(string root, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, ".local")).FullName;
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "install.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LockPause, cancellationToken);
            }
        }
    }

    private static async Task CheckNodeAsync(CancellationToken cancellationToken)
    {
        var (exitCode, output) = await RunAsync("node", ["--version"], folder: null, cancellationToken);
        var major = output.Trim().TrimStart('v').Split('.')[0];
        if (exitCode != 0 || !int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < OldestNode)
            throw new AzuriteException(
                $"Node is too old or does not run: install Node {OldestNode} or newer, so that the storage emulator (Azurite) can run.");
    }

    private static async Task InstallAsync(string root, Action<string> say, CancellationToken cancellationToken)
    {
        say("Installing the storage emulator (npm ci), once; this takes a minute ...");
        var (exitCode, output) = await RunAsync(
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], root,
            cancellationToken);
        if (exitCode != 0)
        {
            var reason = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
                ?? "no reason given";
            throw new AzuriteException($"The storage emulator (Azurite) could not be installed: npm ci failed ({reason}).");
        }

        say("The storage emulator is installed.");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string[] arguments, string? folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var errors = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                return (process.ExitCode, await errors + await output);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception)
        {
            throw new AzuriteException(
                $"{program} is missing: install Node {OldestNode} or newer with npm, so that the storage emulator (Azurite) can run.");
        }
    }
}
