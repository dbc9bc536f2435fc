using MoiSms.LocalHost.Hosting;

namespace MoiSms.LocalHost;

/// <summary>The embedded world: storage, demo data, functions and the simulator, started in this order and ended in the reverse one.</summary>
internal sealed class LocalHostApp(LocalHostOptions options, LocalHostParts parts, TextWriter output) : IAsyncDisposable
{
    private LocalStorage? storage;
    private FunctionHost? functions;
    private RunningSimulator? simulator;

    /// <summary>Returns when everything answers; the last line written starts with "Ready".</summary>
    /// <exception cref="LocalHostException">One clear line; what was started by then ends with <see cref="DisposeAsync"/>.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        options.Validate();
        var root = RepositoryRoot.Find()
            ?? throw new LocalHostException("host.json and content/ are not found: run this from the repository.");
        var hostJson = HostJson.Load(Path.Combine(root, "host.json"));

        // Both ports before anything slow: a port in use is said at once.
        var port = options.SimulatorOnly ? options.Port : PortCheck.Choose(options.Port, "--port");
        var simulatorPort = options.FunctionsOnly ? options.SimulatorPort : PortCheck.Choose(options.SimulatorPort, "--simulator-port");

        if (!options.SimulatorOnly)
            await StartFunctionsAsync(root, hostJson, port, simulatorPort, cancellationToken);
        if (!options.FunctionsOnly)
            await StartSimulatorAsync(root, port, simulatorPort, cancellationToken);
        Say(ReadyLine());
    }

    /// <summary>The functions first, while ACS and storage still answer them; storage last.</summary>
    public async ValueTask DisposeAsync()
    {
        if (functions is not null)
            await functions.DisposeAsync();
        if (simulator is not null)
            await simulator.Lifetime.DisposeAsync();
        if (storage is not null)
            await storage.DisposeAsync();
    }

    private async Task StartFunctionsAsync(string root, HostJson hostJson, int port, int simulatorPort, CancellationToken cancellationToken)
    {
        storage = await LocalStorage.StartAsync(options, root, Say, cancellationToken);
        var settings = LocalSettings.Build(storage.ConnectionString, simulatorPort, root);
        if (!options.NoDemo && parts.DemoData is not null)
        {
            var demo = new DemoImport(DemoFolder(root), storage.Connection, settings[LocalSettings.KeySecret]!);
            Say($"Demo data: {await parts.DemoData(demo, cancellationToken)} rows.");
        }

        functions = await FunctionHost.StartAsync(
            new FunctionHostOptions
            {
                Configuration = settings,
                HostJson = hostJson,
                Port = port,
                Lease = TimeSpan.FromSeconds(options.Lease),
                EnableAuth = options.EnableAuth,
                FunctionKey = options.FunctionKey,
                LogLevel = options.Verbose ? LogLevel.Information : LogLevel.Warning,
            },
            cancellationToken);
        await ReadyCheck.RunAsync(functions, hostJson.RoutePrefix, options.FunctionKey, cancellationToken);
        Say($"Functions: {string.Join(", ", functions.Functions.Select(function => function.Name))}.");
        if (options.EnableAuth)
            Say($"Function key: {options.FunctionKey}");
    }

    private async Task StartSimulatorAsync(string root, int port, int simulatorPort, CancellationToken cancellationToken)
    {
        if (parts.Simulator is null)
            return;
        var settings = LocalSettings.Build("", simulatorPort, root);
        simulator = await parts.Simulator(
            new SimulatorStart(
                simulatorPort,
                functions?.Address ?? new Uri($"http://localhost:{port}/"),
                options.EnableAuth ? options.FunctionKey : null,
                LocalSettings.AcsAccessKey,
                settings[LocalSettings.ServiceNumber]!,
                DemoFolder(root),
                TimeProvider.System),
            cancellationToken);
    }

    private string ReadyLine()
    {
        var addresses = new List<string>();
        if (functions is not null)
            addresses.Add($"functions on http://localhost:{functions.Address.Port}");
        if (simulator is not null)
            addresses.Add($"simulator on http://localhost:{simulator.Address.Port}");
        return $"Ready: {string.Join(", ", addresses)} (Ctrl-C ends it)";
    }

    private static string DemoFolder(string root) => Path.Combine(root, "content", "demo");

    private void Say(string line) => output.WriteLine(line);
}
