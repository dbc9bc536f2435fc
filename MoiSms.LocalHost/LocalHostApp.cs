using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records.Importing;
using MoiSms.LocalHost.Azurite;
using MoiSms.LocalHost.Hosting;
using MoiSms.LocalHost.Operator;
using MoiSms.LocalHost.Simulator;
using MoiSms.LocalHost.Tracing;

namespace MoiSms.LocalHost;

/// <summary>
/// The embedded world: storage, demo data, functions, the operator where one is asked for, and the simulator, started in this order and
/// ended in the reverse one.
/// </summary>
internal sealed class LocalHostApp(LocalHostOptions options, TextWriter output) : IAsyncDisposable
{
    private LocalStorage? storage;
    private Smsc? smsc;
    private FunctionHost? functions;
    private WebApplication? gateway;
    private SimulatorApp? simulator;

    /// <summary>Null where phone and functions do not run side by side here.</summary>
    private readonly TextTraces? traces =
        options.FunctionsOnly || options.SimulatorOnly ? null : new TextTraces(TimeProvider.System);

    /// <summary>Of the running functions; null without them.</summary>
    public Uri? FunctionsAddress => functions?.Address;

    /// <summary>Of the running simulator; null without it.</summary>
    public Uri? SimulatorAddress => simulator?.Address;

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
        var gatewayPort = options.Operator ? PortCheck.Choose(options.GatewayPort, "--gateway-port") : simulatorPort;

        storage = await LocalStorage.StartAsync(options, root, Say, cancellationToken);
        var settings = LocalSettings.Build(storage.ConnectionString, gatewayPort, root);
        if (!options.NoDemo)
            await ImportDemoAsync(DemoFolder(root), settings, cancellationToken);
        if (!options.SimulatorOnly)
            await StartFunctionsAsync(settings, hostJson, port, cancellationToken);
        if (options.Operator)
            await StartOperatorAsync(settings, root, gatewayPort, cancellationToken);
        if (!options.FunctionsOnly)
            await StartSimulatorAsync(settings, root, port, simulatorPort, cancellationToken);
        // A third of the heap is what reading the content left over; without this it stays until memory is short.
        if (functions is not null)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Say(ReadyLine());
    }

    /// <summary>The functions first, while ACS and storage still answer them; storage last.</summary>
    public async ValueTask DisposeAsync()
    {
        if (functions is not null)
            await functions.DisposeAsync();
        if (gateway is not null)
        {
            await gateway.StopAsync();
            await gateway.DisposeAsync();
        }

        if (simulator is not null)
            await simulator.DisposeAsync();
        if (smsc is not null)
            await smsc.DisposeAsync();
        if (storage is not null)
            await storage.DisposeAsync();
    }

    private async Task ImportDemoAsync(string folder, IConfiguration settings, CancellationToken cancellationToken)
    {
        var importer = new RecordImporter(storage!.Connection, new PartitionKeys(settings[LocalSettings.KeySecret]!), TimeProvider.System);
        var rows = await new FolderImport(importer).ImportFolderAsync(folder, cancellationToken: cancellationToken);
        Say($"Demo data: {rows} rows.");
    }

    private async Task StartFunctionsAsync(IConfiguration settings, HostJson hostJson, int port, CancellationToken cancellationToken)
    {
        functions = await FunctionHost.StartAsync(
            new FunctionHostOptions
            {
                Configuration = settings,
                HostJson = hostJson,
                Port = port,
                Lease = TimeSpan.FromSeconds(options.Lease),
                TimeProvider = options.Clock == 0 ? TimeProvider.System : new ShiftedTime(TimeSpan.FromSeconds(options.Clock)),
                EnableAuth = options.EnableAuth,
                FunctionKey = options.FunctionKey,
                LogLevel = Level,
                Traces = traces,
            },
            cancellationToken);
        await ReadyCheck.RunAsync(functions, hostJson.RoutePrefix, options.FunctionKey, cancellationToken);
        Say($"Functions: {string.Join(", ", functions.Functions.Select(function => function.Name))}.");
        if (options.EnableAuth)
            Say($"Function key: {options.FunctionKey}");
    }

    private async Task StartOperatorAsync(IConfiguration settings, string root, int port, CancellationToken cancellationToken)
    {
        // It installs npm smpp too; storage that ran already did not ask for it.
        await AzuriteInstaller.EnsureAsync(root, Say, cancellationToken);
        smsc = await Smsc.StartAsync(cancellationToken);
        gateway = await LocalGateway.StartAsync(
            settings, port, smsc.Port, functions!.Address, options.EnableAuth ? options.FunctionKey : null, Level, cancellationToken);
        Say("Operator: a centre on npm smpp, to which the gateway is bound.");
    }

    private async Task StartSimulatorAsync(
        IConfiguration settings, string root, int port, int simulatorPort, CancellationToken cancellationToken)
    {
        try
        {
            simulator = await SimulatorApp.StartAsync(
                new SimulatorOptions
                {
                    Port = simulatorPort,
                    FunctionsAddress = functions?.Address ?? new Uri($"http://localhost:{port}/"),
                    FunctionKey = options.EnableAuth ? options.FunctionKey : null,
                    AccessKey = LocalSettings.AcsAccessKey,
                    ServiceNumber = settings[LocalSettings.ServiceNumber]!,
                    DemoFolder = options.NoDemo ? null : DemoFolder(root),
                    ConsoleFolder = Path.Combine(root, "MoiSms.Console"),
                    Operator = smsc,
                    Traces = traces,
                    KeySecret = settings[LocalSettings.KeySecret]!,
                },
                cancellationToken);
        }
        catch (IOException)
        {
            throw PortCheck.Taken(simulatorPort, "--simulator-port");
        }

        Say($"Console: http://localhost:{simulator.Address.Port}{ConsolePages.Path}/");
    }

    private string ReadyLine()
    {
        var addresses = new List<string>();
        if (functions is not null)
            addresses.Add($"functions on http://localhost:{functions.Address.Port}");
        if (simulator is not null)
            addresses.Add($"simulator on http://localhost:{simulator.Address.Port}");
        if (gateway is not null)
            addresses.Add($"gateway on {gateway.Urls.First()}");
        return $"Ready: {string.Join(", ", addresses)} (Ctrl-C ends it)";
    }

    private LogLevel Level => options.Verbose ? LogLevel.Information : LogLevel.Warning;

    private static string DemoFolder(string root) => Path.Combine(root, "content", "demo");

    private void Say(string line) => output.WriteLine(line);
}
