using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MoiSms.LocalHost.Hosting;

namespace MoiSms.Tests.Hosting;

/// <summary>Function hosts for tests: quiet, quick to poll, and without keys.</summary>
internal static class TestHosts
{
    public static QueueSettings Quick { get; } = new()
    {
        MaxPollingInterval = TimeSpan.FromMilliseconds(100),
        MessageEncoding = QueueMessageEncoding.None,
        MaxDequeueCount = 3,
        NewBatchThreshold = 8,
    };

    public static FunctionHostOptions Options(string storage, Probe probe, params Type[] functions) => new()
    {
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["TestStorage"] = storage }).Build(),
        HostJson = new HostJson { Queues = Quick },
        FunctionTypes = functions,
        LogLevel = LogLevel.None,
        ConfigureServices = services => services.AddSingleton(probe),
    };

    public static FunctionHostOptions With(this FunctionHostOptions options, Func<QueueSettings, QueueSettings> change) =>
        options with { HostJson = options.HostJson with { Queues = change(options.HostJson.Queues) } };

    public static Task<FunctionHost> StartAsync(this FunctionHostOptions options, CancellationToken cancellationToken) =>
        FunctionHost.StartAsync(options, cancellationToken);

    public static QueueClient Queue(string storage, string name) =>
        new(storage, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });

    public static async Task<QueueClient> NewQueueAsync(
        string storage, string name, CancellationToken cancellationToken, params string[] messages)
    {
        var queue = Queue(storage, name);
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        foreach (var message in messages)
            await queue.SendMessageAsync(message, cancellationToken);
        return queue;
    }

    /// <summary>Messages in the queue, the hidden ones too.</summary>
    public static async Task<int> CountAsync(this QueueClient queue, CancellationToken cancellationToken) =>
        (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;

    /// <summary>Bodies of the messages that anybody could fetch now.</summary>
    public static async Task<string[]> PeekAsync(this QueueClient queue, CancellationToken cancellationToken) =>
        [.. (await queue.PeekMessagesAsync(32, cancellationToken)).Value.Select(message => message.Body.ToString())];
}
