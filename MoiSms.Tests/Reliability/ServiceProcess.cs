using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Sending;
using MoiSms.Functions;
using MoiSms.LocalHost.Hosting;
using MoiSms.LocalHost.Hosting.Discovery;
using MoiSms.LocalHost.Hosting.Queues;

namespace MoiSms.Tests.Reliability;

/// <summary>One function host that can be killed: memory of its own, and a line of its own to storage and to ACS.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly IReadOnlyList<LocalFunction> Definitions =
        FunctionCatalog.Find([typeof(ResolveSms), typeof(SendReply), typeof(FileInboundPoison), typeof(FileOutboundPoison)]);

    private readonly ServiceProvider services;
    private readonly StorageConnection storage;
    private readonly TimeProvider time;

    public ServiceProcess(IServiceCollection all, StorageConnection line, TimeProvider time, CrashRun run, OneCarrier carrier)
    {
        this.time = time;
        Calls = new CrashingCalls(run);
        storage = line with { Policies = [Calls] };
        services = all.AddSingleton(storage).AddSingleton<ISmsSender>(new CrashingSender(run, Calls, carrier)).BuildServiceProvider();
    }

    public CrashingCalls Calls { get; }

    public StorageConnection Storage => storage;

    public IServiceProvider Services => services;

    /// <summary>What brings a message of that queue to its end, by the rules of the host.</summary>
    public (string Function, MessageRunner Runner, QueueCounts Counts) RunnerOf(string queue)
    {
        var definition = Definitions.Single(one => QueueOf(one) == queue);
        var queues = storage.CreateQueues();
        QueueClient Client(string name) => queues.GetQueueClient(name);
        var output = definition.Output is { } binding ? new QueueOutput(Client(binding.QueueName), new QueueSignals()) : null;
        var isPoison = queue.EndsWith(QueueListener.PoisonSuffix, StringComparison.Ordinal);
        var counts = new QueueCounts();
        var listener = new QueueListener
        {
            Function = new QueueFunction(
                definition, QueueMessageEncoding.None, output, services.GetRequiredService<IServiceScopeFactory>()),
            Queue = Client(queue),
            Poison = isPoison ? null : Client(queue + QueueListener.PoisonSuffix),
            Settings = new QueueSettings { MaxDequeueCount = 10, MessageEncoding = QueueMessageEncoding.None },
            Lease = TimeSpan.FromMinutes(10),
            Signal = new QueueSignal(time),
            Counts = counts,
            Time = time,
        };
        return (definition.Name, new MessageRunner(listener, new StorageTrouble(queue, NullLogger.Instance), NullLogger.Instance), counts);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static string QueueOf(LocalFunction definition) =>
        ((Microsoft.Azure.Functions.Worker.QueueTriggerAttribute)definition.Trigger).QueueName;
}
