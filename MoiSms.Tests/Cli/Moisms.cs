using System.Diagnostics;

namespace MoiSms.Tests.Cli;

/// <summary>What one run of the tool printed and returned.</summary>
internal sealed record Moisms(int ExitCode, string Output, string Error)
{
    /// <summary>
    /// What <c>dotnet</c> is given: beside these tests lie only the assemblies that the web framework of the tests does not bring.
    /// </summary>
    public static IReadOnlyList<string> Start =>
        ["exec", "--runtimeconfig", Own("MoiSms.Tests.runtimeconfig.json"), "--depsfile", Own("MoiSms.Tests.deps.json"), Own("moisms.dll")];

    /// <summary>Runs the built tool as a process, at the repository's root, without any key secret in its environment.</summary>
    public static Task<Moisms> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, "", cancellationToken);

    /// <inheritdoc cref="RunAsync(string[], CancellationToken)"/>
    /// <param name="input">What stands on standard input.</param>
    public static async Task<Moisms> RunAsync(string[] arguments, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = RepositoryFiles.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var part in Start)
            start.ArgumentList.Add(part);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("MoiSms__KeySecret");

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Until.Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new Moisms(process.ExitCode, await output, (await error).TrimEnd());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static string Own(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
