using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Benchmarks.Local;
using MoiSms.Benchmarks.Pipeline;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Replies;
using MoiSms.Core.Sending;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Hosting;

namespace MoiSms.Benchmarks.Scale;

/// <summary>Some function hosts, all of this process, on one stand-in of storage and one operator.</summary>
internal sealed class ScaleWorld : IAsyncDisposable
{
    private readonly List<FunctionHost> hosts = [];
    private readonly List<HttpClient> clients = [];

    private ScaleWorld(StandInStorage storage, ScaleSender sender) => (Storage, Sender) = (storage, sender);

    public StandInStorage Storage { get; }

    public ScaleSender Sender { get; }

    /// <summary>One a host.</summary>
    public IReadOnlyList<HttpClient> Clients => clients;

    public static async Task<ScaleWorld> StartAsync(
        int hosts, ScaleLimits limits, TimeSpan sendTakes, LoadedContent content, CancellationToken ct)
    {
        var time = TimeProvider.System;
        var world = new ScaleWorld(
            new StandInStorage(PipelineRecords.Storage(), limits, time), new ScaleSender(sendTakes, time));
        var root = RepositoryRoot.Find() ?? throw new InvalidOperationException("Run this from the repository.");
        var settings = new ConfigurationBuilder()
            .AddConfiguration(LocalSettings.Build(LocalDevelopment.StorageConnectionString, 7072, root))
            .AddInMemoryCollection(LoadPlan.Limits.ToDictionary(one => one, string? (_) => "1000"))
            .Build();
        var options = new FunctionHostOptions
        {
            Configuration = settings,
            HostJson = HostJson.Load(Path.Combine(root, "host.json")),
            Content = content,
            LogLevel = Microsoft.Extensions.Logging.LogLevel.None,
            Storage = connection => connection with { Transport = world.Storage },
            ConfigureServices = services => services.AddSingleton<ISmsSender>(world.Sender),
        };
        for (var i = 0; i < hosts; i++)
        {
            var host = await FunctionHost.StartAsync(options, ct);
            world.hosts.Add(host);
            world.clients.Add(new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address });
        }

        return world;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        foreach (var host in hosts)
            await host.DisposeAsync();
    }
}
