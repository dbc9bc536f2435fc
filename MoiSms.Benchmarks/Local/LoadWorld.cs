using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using MoiSms.Benchmarks.Chaos;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records.Importing;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Azurite;
using MoiSms.LocalHost.Hosting;

namespace MoiSms.Benchmarks.Local;

/// <summary>Storage, simulator and function host, each a process of its own, and the people who text.</summary>
internal sealed class LoadWorld : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("moisms-load-");
    private AzuriteProcess azurite = null!;
    private ChildProcess simulator = null!;
    private ChildProcess? host;
    private FunctionHost? hostHere;
    private Func<CancellationToken, Task<ChildProcess>>? startHost;

    private LoadWorld()
    {
    }

    public StorageConnection Storage { get; private set; } = null!;

    /// <summary>The function host.</summary>
    public HttpClient Functions { get; private set; } = null!;

    /// <summary>Deleted at the end.</summary>
    public DirectoryInfo Folder => folder;

    public HttpClient Simulator { get; private set; } = null!;

    /// <summary>How long the function host took from its start to Ready.</summary>
    public TimeSpan HostStart { get; private set; }

    /// <param name="plainAzurite">Azurite as it is: it looks for expired messages with each call.</param>
    /// <param name="ownProcess">Whether the functions have a process of their own; else they run in this one.</param>
    /// <param name="lease">Seconds that a killed host keeps its running messages; the host's own are 600.</param>
    public static async Task<LoadWorld> StartAsync(bool plainAzurite, CancellationToken ct, bool ownProcess = true, int lease = 600)
    {
        var world = new LoadWorld();
        try
        {
            await world.StartStorageAsync(plainAzurite, ct);
            await world.StartHostsAsync(ownProcess, lease, ct);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>By name: functions, storage, simulator, and this process.</summary>
    public IReadOnlyDictionary<string, ProcessUse> Use() => new Dictionary<string, ProcessUse>
    {
        ["functions"] = ProcessUse.Of(host?.Id ?? Environment.ProcessId),
        ["azurite"] = ProcessUse.Of(azurite.Id),
        ["simulator"] = ProcessUse.Of(simulator.Id),
        ["this"] = ProcessUse.Of(Environment.ProcessId),
    };

    /// <summary>Ends the function host, where it runs, and starts it; <see cref="HostStart"/> says how long that start took.</summary>
    public async Task RestartHostAsync(CancellationToken ct)
    {
        if (host is not null)
            await host.DisposeAsync();
        var clock = Stopwatch.StartNew();
        host = await startHost!(ct);
        HostStart = clock.Elapsed;
    }

    public async Task<HostCalls> CallsAsync(CancellationToken ct) =>
        (await Functions.GetFromJsonAsync<HostCalls>(new Uri("admin/host/calls", UriKind.Relative), ct))!;

    /// <summary>Functions and simulator stand still while something else has the machine.</summary>
    public async Task PauseAsync(bool paused)
    {
        foreach (var process in new[] { host!, simulator })
        {
            using var kill = Process.Start("kill", [paused ? "-STOP" : "-CONT", Text(process.Id)]);
            await kill.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Functions?.Dispose();
        Simulator?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        if (hostHere is not null)
            await hostHere.DisposeAsync();
        if (simulator is not null)
            await simulator.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task StartStorageAsync(bool plainAzurite, CancellationToken ct)
    {
        var root = RepositoryRoot.Find() ?? throw new InvalidOperationException("Run this from the repository.");
        azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions
            {
                Script = await AzuriteInstaller.EnsureAsync(root, Console.WriteLine, ct),
                DataFolder = folder.CreateSubdirectory("azurite").FullName,
                BlobPort = 0,
                QueuePort = 0,
                TablePort = 0,
                IsPlain = plainAzurite,
            },
            ct);
        Storage = StorageConnection.FromConnectionString(LocalStorage.ConnectionStringOf(azurite.QueuePort, azurite.TablePort));
    }

    private async Task StartHostsAsync(bool ownProcess, int lease, CancellationToken ct)
    {
        var (port, simulatorPort) = (PortCheck.Free(), PortCheck.Free());
        string[] shared =
            ["--no-demo", "--storage", Storage.ConnectionString!, "--port", Text(port), "--simulator-port", Text(simulatorPort)];
        var log = Path.Combine(folder.FullName, "log.txt");
        simulator = await ChildProcess.StartAsync(["--simulator-only", .. shared], new Dictionary<string, string>(), log, ct);
        Simulator = Client(simulatorPort);
        await ImportAsync(ct);

        if (!ownProcess)
        {
            await StartHereAsync(port, simulatorPort, ct);
            return;
        }

        Functions = Client(port);
        startHost = token => ChildProcess.StartAsync(
            ["--functions-only", "--lease", Text(lease), .. shared],
            LoadPlan.Limits.ToDictionary(one => one.Replace(":", "__", StringComparison.Ordinal), _ => "1000"),
            log,
            token);
        await RestartHostAsync(ct);
    }

    private async Task StartHereAsync(int port, int simulatorPort, CancellationToken ct)
    {
        var root = RepositoryRoot.Find()!;
        var settings = new ConfigurationBuilder()
            .AddConfiguration(LocalSettings.Build(Storage.ConnectionString!, simulatorPort, root))
            .AddInMemoryCollection(LoadPlan.Limits.ToDictionary(one => one, string? (_) => "1000"))
            .Build();
        var hostJson = HostJson.Load(Path.Combine(root, "host.json"));
        hostHere = await FunctionHost.StartAsync(
            new FunctionHostOptions { Configuration = settings, HostJson = hostJson, Port = port }, ct);
        Functions = Client(port);
    }

    private async Task ImportAsync(CancellationToken ct)
    {
        var asOf = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero);
        foreach (var (kind, csv) in LoadPlan.Files())
        {
            var file = Path.Combine(folder.FullName, kind + ".csv");
            await File.WriteAllTextAsync(file, csv, ct);
            await new RecordImporter(Storage, new PartitionKeys(LocalDevelopment.KeySecret), TimeProvider.System).ImportAsync(
                new ImportRequest { Kind = kind, File = file, AsOf = asOf }, progress: null, ct);
        }
    }

    private static HttpClient Client(int port) => new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{Text(port)}/"),
        Timeout = TimeSpan.FromMinutes(5),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
