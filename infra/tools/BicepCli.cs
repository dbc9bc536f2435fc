using System.Diagnostics;
using System.Reflection;

namespace MoiSms.Infra;

/// <summary>The Bicep CLI that the restore brought: pinned, and never looked for on the PATH.</summary>
public static class BicepCli
{
    /// <summary>Absolute path of the executable.</summary>
    public static string Path { get; } = typeof(BicepCli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "BicepPath").Value!;

    /// <summary>Starts it, with input, output and errors redirected.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="values">What <c>readEnvironmentVariable</c> sees of our names: these, and nothing that this process has.</param>
    /// <exception cref="FileNotFoundException">The packages were not restored.</exception>
    public static Process Start(string folder, IReadOnlyDictionary<string, string> values, IEnumerable<string> arguments)
    {
        if (!File.Exists(Path))
            throw new FileNotFoundException($"{Path} is missing: run 'dotnet restore' first.");
        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(
            name => name.StartsWith(InfraFolder.ValuePrefix, StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in values)
            start.Environment[name] = value;
        // The runtime would measure its code to compile it better later. It never pays: thirty snapshots of one process take 37 s, not 27.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end, started like <see cref="Start"/>.</summary>
    public static async Task<BicepResult> RunAsync(
        string folder, IReadOnlyDictionary<string, string> values, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var bicep = Start(folder, values, arguments);
        try
        {
            var output = bicep.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = bicep.StandardError.ReadToEndAsync(cancellationToken);
            await bicep.WaitForExitAsync(cancellationToken);
            return new BicepResult(bicep.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            bicep.Kill();
            throw;
        }
    }
}
