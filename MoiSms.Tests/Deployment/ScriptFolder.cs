using System.Diagnostics;

namespace MoiSms.Tests.Deployment;

/// <summary>
/// A copy of infra/ whose scripts meet fakes of az, azd, curl, dotnet, zip and sleep, each of which writes down how it was called.
/// </summary>
internal sealed class ScriptFolder : IDisposable
{
    /// <summary>What the fake az gives as the function key.</summary>
    public const string Key = "the-key-of-ReceiveEvents";

    /// <summary>What the fake az gives as the sign-in's token.</summary>
    public const string Token = "the-token-of-who-is-signed-in";

    public const string AppName = "func-moisms-plt-abc";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("moisms-scripts-");

    public ScriptFolder()
    {
        var infra = Directory.CreateDirectory(Path.Combine(folder.FullName, "infra"));
        var source = Path.Combine(RepositoryFiles.Root, "infra");
        foreach (var file in Directory.EnumerateFiles(source, "*.sh").Concat(Directory.EnumerateFiles(source, "*.bicepparam")))
            File.Copy(file, Path.Combine(infra.FullName, Path.GetFileName(file)));
        var tools = Directory.CreateDirectory(Path.Combine(folder.FullName, "tools"));
        foreach (var fake in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Deployment", "fakes"), "*.sh"))
        {
            var path = Path.Combine(tools.FullName, Path.GetFileNameWithoutExtension(fake));
            File.Copy(fake, path);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Environment["PATH"] = tools.FullName + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH");
        Environment["FAKE"] = folder.FullName;
        Environment["FAKE_KEY"] = Key;
        Environment["FAKE_TOKEN"] = Token;
        Environment["FAKE_APP"] = AppName;
        Environment["AZURE_RESOURCE_GROUP"] = "rg-moisms";
        Environment["MOISMS_STAGE"] = "pilot";
    }

    /// <summary>What the script sees.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Calls of all fakes in their order: name and arguments.</summary>
    public IReadOnlyList<string> Calls => Read("calls").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>A file that a fake has written; empty where there is none.</summary>
    public string Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name)) : "";

    public void ForgetCalls() => File.Delete(PathOf("calls"));

    /// <summary>Puts a file there that a fake reads.</summary>
    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>The app refuses this machine until az adds a rule.</summary>
    public void RefuseThisAddress(string address) => File.WriteAllText(PathOf("refused"), address);

    /// <summary>What the script reads from standard input.</summary>
    public string Input { get; set; } = "";

    public async Task<ScriptRun> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", [PathOf(Path.Combine("infra", script)), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(
            name => name.StartsWith("MOISMS_", StringComparison.Ordinal) || name.StartsWith("AZURE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Xunit.TestContext.Current.CancellationToken);
        limit.CancelAfter(Until.Limit);
        try
        {
            await process.StandardInput.WriteAsync(Input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ScriptRun(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
