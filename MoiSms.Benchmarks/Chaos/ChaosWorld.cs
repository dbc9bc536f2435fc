using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records.Importing;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Azurite;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>Storage, the line to it, the simulator and the function hosts of one run, each a process of its own.</summary>
internal sealed class ChaosWorld : IAsyncDisposable
{
    /// <summary>By how many seconds the hosts' clocks are off, where clocks are apart.</summary>
    private static readonly int[] HostClocks = [0, 2, -2];

    /// <summary>Longer than two hosts' clocks are apart.</summary>
    private static readonly TimeSpan MenuReading = TimeSpan.FromSeconds(5);

    private readonly ChaosOptions options;
    private readonly ChaosPlan plan;
    private readonly bool clocksApart;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("moisms-chaos-");
    private readonly SemaphoreSlim storageGate = new(1);
    private readonly int[] ports = [.. Enumerable.Range(0, 7).Select(_ => PortCheck.Free())];
    private readonly List<(ChildProcess? Process, SemaphoreSlim Gate)> hosts = [];
    private AzuriteOptions azuriteOptions = null!;
    private AzuriteProcess azurite = null!;
    private StorageProxy queues = null!;
    private StorageProxy tables = null!;
    private ChildProcess simulator = null!;

    private ChaosWorld(ChaosOptions options, ChaosPlan plan, bool clocksApart) =>
        (this.options, this.plan, this.clocksApart) = (options, plan, clocksApart);

    public EventFront Front { get; private set; } = null!;

    /// <summary>The simulator.</summary>
    public HttpClient Phone { get; private set; } = null!;

    /// <summary>Storage past the faults.</summary>
    public StorageConnection Direct { get; private set; } = null!;

    /// <summary>By how many seconds the provider's clock is off.</summary>
    public int ProviderClock => clocksApart ? -20 : 0;

    /// <summary>
    /// How long a person reads a menu before they choose. A digit that came sooner than the hosts' clocks are apart could be older than the
    /// menu: then it chooses nothing.
    /// </summary>
    public TimeSpan ReadingTime => clocksApart && options.Hosts > 1 ? MenuReading : TimeSpan.Zero;

    public TableServiceClient Tables => Direct.CreateTables();

    public QueueServiceClient Queues => Direct.CreateQueues();

    public int LostAnswers => queues.Lost + tables.Lost;

    public int RefusedCalls => queues.Refused + tables.Refused;

    /// <summary>What the processes said about their troubles.</summary>
    public string Log => Path.Combine(folder.FullName, "log.txt");

    public static async Task<ChaosWorld> StartAsync(ChaosOptions options, ChaosPlan plan, bool clocksApart, CancellationToken ct)
    {
        var world = new ChaosWorld(options, plan, clocksApart);
        await world.StartAsync(ct);
        return world;
    }

    public void SetFaulty(bool faulty) => queues.IsFaulty = tables.IsFaulty = Front.IsFaulty = faulty;

    /// <summary>Ends a host, outright or by SIGTERM, and starts it anew after a while.</summary>
    public async Task RestartHostAsync(int index, bool kill, TimeSpan after, CancellationToken ct)
    {
        var gate = hosts[index].Gate;
        await gate.WaitAsync(ct);
        try
        {
            var process = hosts[index].Process!;
            await (kill ? process.KillAsync() : process.StopAsync());
            await process.DisposeAsync();
            await Task.Delay(after, ct);
            hosts[index] = (await StartHostAsync(index, ct), gate);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Storage ends by SIGTERM and starts again on its folder and ports.</summary>
    public Task RestartStorageAsync(CancellationToken ct) => WithStorageAsync(async () =>
    {
        await azurite.DisposeAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), ct);
        azurite = await AzuriteProcess.StartAsync(azuriteOptions, ct);
    }, ct);

    /// <summary>Storage stands still.</summary>
    public Task PauseStorageAsync(CancellationToken ct) => WithStorageAsync(async () =>
    {
        await SignalAsync("STOP");
        await Task.Delay(TimeSpan.FromSeconds(options.IsShort ? 2 : 20), ct);
        await SignalAsync("CONT");
    }, ct);

    /// <summary>The ministry's files, through the line that fails; run again until it ends well.</summary>
    public async Task ImportAsync(StorageConnection storage, CancellationToken ct)
    {
        var asOf = TimeProvider.System.GetUtcNow().Date;
        foreach (var (kind, csv) in plan.Files)
        {
            var file = Path.Combine(folder.FullName, kind + ".csv");
            await File.WriteAllTextAsync(file, csv, ct);
            await new RecordImporter(storage, new PartitionKeys(LocalDevelopment.KeySecret), TimeProvider.System).ImportAsync(
                new ImportRequest { Kind = kind, File = file, AsOf = new DateTimeOffset(asOf, TimeSpan.Zero) }, progress: null, ct);
        }
    }

    public StorageConnection Line => StorageConnection.FromConnectionString(ConnectionString(queues.Port, tables.Port));

    public Task SetFaultAsync(object fault, CancellationToken ct) => Phone.PostAsJsonAsync("simulator/faults", fault, ct);

    public Task ClearFaultsAsync(CancellationToken ct) => Phone.DeleteAsync(new Uri("simulator/faults", UriKind.Relative), ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in hosts)
        {
            if (process is not null)
                await process.DisposeAsync();
        }

        if (simulator is not null)
            await simulator.DisposeAsync();
        if (Front is not null)
            await Front.DisposeAsync();
        foreach (var proxy in new[] { queues, tables })
        {
            if (proxy is not null)
                await proxy.DisposeAsync();
        }

        if (azurite is not null)
            await azurite.DisposeAsync();
        Phone?.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task StartAsync(CancellationToken ct)
    {
        var root = RepositoryRoot.Find() ?? throw new InvalidOperationException("Run this from the repository.");
        azuriteOptions = new AzuriteOptions
        {
            Script = await AzuriteInstaller.EnsureAsync(root, Console.WriteLine, ct),
            DataFolder = folder.CreateSubdirectory("azurite").FullName,
            BlobPort = ports[0],
            QueuePort = ports[1],
            TablePort = ports[2],
        };
        azurite = await AzuriteProcess.StartAsync(azuriteOptions, ct);
        var direct = ConnectionString(ports[1], ports[2]);
        Direct = StorageConnection.FromConnectionString(direct);
        queues = await StorageProxy.StartAsync(ports[1], options.Seed, ct);
        tables = await StorageProxy.StartAsync(ports[2], options.Seed + 1, ct);
        Front = await EventFront.StartAsync(plan, options, ct);
        simulator = await ChildProcess.StartAsync(
            ["--simulator-only", "--no-demo", "--storage", direct, "--port", Text(Front.Port), "--simulator-port", Text(ports[3])],
            new Dictionary<string, string>(), Log, ct);
        Phone = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ports[3]}/"), Timeout = TimeSpan.FromMinutes(2) };
        await ImportAsync(Direct, ct);
        foreach (var host in await Task.WhenAll(Enumerable.Range(0, options.Hosts).Select(index => StartHostAsync(index, ct))))
            hosts.Add((host, new SemaphoreSlim(1)));
        Front.Hosts = ports[4..(4 + options.Hosts)];
    }

    private Task<ChildProcess> StartHostAsync(int index, CancellationToken ct) => ChildProcess.StartAsync(
        [
            "--functions-only", "--no-demo", "--storage", ConnectionString(queues.Port, tables.Port), "--port", Text(ports[4 + index]),
            "--simulator-port", Text(ports[3]), "--lease", Text(options.Lease), "--clock", Text(clocksApart ? HostClocks[index] : 0),
        ],
        new Dictionary<string, string>
        {
            ["MoiSms__MaxTextsPerMinute"] = "1000",
            ["MoiSms__MaxTextsPerDay"] = "1000",
            ["MoiSms__MaxPartsPerDay"] = "1000",
        },
        Log,
        ct);

    private async Task WithStorageAsync(Func<Task> act, CancellationToken ct)
    {
        await storageGate.WaitAsync(ct);
        try
        {
            await act();
        }
        finally
        {
            storageGate.Release();
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, Text(azurite.Id)]);
        await kill.WaitForExitAsync();
    }

    private static string ConnectionString(int queuePort, int tablePort) => LocalDevelopment.StorageConnectionString
        .Replace(":10001/", $":{Text(queuePort)}/", StringComparison.Ordinal)
        .Replace(":10002/", $":{Text(tablePort)}/", StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
