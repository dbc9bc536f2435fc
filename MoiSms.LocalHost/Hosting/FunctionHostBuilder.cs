using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Console;
using MoiSms.Core.Answering;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Sending;
using MoiSms.Functions;
using MoiSms.Functions.Sending;
using MoiSms.LocalHost.Hosting.Discovery;
using MoiSms.LocalHost.Hosting.Http;
using MoiSms.LocalHost.Hosting.Queues;
using MoiSms.LocalHost.Hosting.Timers;
using MoiSms.LocalHost.Tracing;

namespace MoiSms.LocalHost.Hosting;

/// <summary>Puts a function host together without starting anything.</summary>
internal sealed class FunctionHostBuilder(FunctionHostOptions options)
{
    /// <summary>The real host takes bodies of 100 MB; a function that wants less says 413 itself.</summary>
    private const long LargestBody = 100 * 1024 * 1024;

    private readonly QueueSignals signals = new();

    public QueuePumpCounters Counters { get; } = new();

    public IReadOnlyList<LocalFunction> Functions { get; } = options.FunctionTypes is not null
        ? FunctionCatalog.Find(options.FunctionTypes)
        : FunctionCatalog.Find(options.Assemblies ?? [typeof(FunctionHost).Assembly]);

    public WebApplication BuildApplication()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = nameof(FunctionHost) });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            if (options.Port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.DrainLimit);
        AddLogging(builder.Logging);

        builder.Services.AddSingleton(options.Configuration);
        builder.Services.AddSingleton(options.TimeProvider);
        builder.Services.AddSingleton(Counters);
        if (options.Content is { } loaded)
            builder.Services.AddSingleton(loaded);
        if (options.Assemblies is null && options.FunctionTypes is null)
            AddService(builder.Services);
        options.ConfigureServices?.Invoke(builder.Services);

        return builder.Build();
    }

    public IEnumerable<HttpFunction> BuildHttpFunctions(IServiceProvider services)
    {
        var keys = new FunctionKeyCheck(options.EnableAuth, options.FunctionKey);
        var logger = services.GetRequiredService<ILogger<HttpFunction>>();
        return OfTrigger<HttpTriggerAttribute>().Select(function => new HttpFunction(function, keys, options.Traces, logger));
    }

    public IReadOnlyList<QueuePump> BuildPumps(IServiceProvider services)
    {
        var accounts = new QueueAccounts(options.Configuration, options.Storage);
        var logger = services.GetRequiredService<ILogger<QueuePump>>();
        var pumps = new List<QueuePump>();
        foreach (var function in OfTrigger<QueueTriggerAttribute>())
        {
            var listener = BuildListener(function, accounts, services);
            signals.Add(listener.Queue.Uri, listener.Signal);
            pumps.Add(new QueuePump(listener, logger));
        }

        return pumps;
    }

    public IReadOnlyList<FunctionTimer> BuildTimers(IServiceProvider services)
    {
        if (!options.RunsTimers)
            return [];
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var logger = services.GetRequiredService<ILogger<FunctionTimer>>();
        return [
            .. OfTrigger<TimerTriggerAttribute>().Select(function => new FunctionTimer(function, scopes, options.TimeProvider, logger))];
    }

    private IEnumerable<LocalFunction> OfTrigger<T>() => Functions.Where(function => function.Trigger is T);

    private QueueListener BuildListener(LocalFunction function, QueueAccounts accounts, IServiceProvider services)
    {
        var trigger = (QueueTriggerAttribute)function.Trigger;
        var settings = options.HostJson.Queues;
        var isPoison = trigger.QueueName.EndsWith(QueueListener.PoisonSuffix, StringComparison.OrdinalIgnoreCase);
        var run = new QueueFunction(
            function, settings.MessageEncoding, BuildOutput(function, accounts, services),
            services.GetRequiredService<IServiceScopeFactory>(),
            options.Traces is { } traces ? message => traces.Begin(trigger.QueueName, message) : null);
        return new QueueListener
        {
            Function = run,
            Queue = accounts.Queue(function.Name, trigger.QueueName, trigger.Connection),
            Poison = isPoison ? null : accounts.Queue(function.Name, trigger.QueueName + QueueListener.PoisonSuffix, trigger.Connection),
            Settings = settings,
            Lease = options.Lease,
            Signal = new QueueSignal(options.TimeProvider),
            Counts = Counters.Of(trigger.QueueName),
            Time = options.TimeProvider,
        };
    }

    private QueueOutput? BuildOutput(LocalFunction function, QueueAccounts accounts, IServiceProvider services)
    {
        if (function.Output is not { } output)
            return null;
        // An output is a call of our functions, so it goes through their counter.
        var counter = services.GetService<StorageCallCounter>();
        return new QueueOutput(
            accounts.Queue(function.Name, output.QueueName, output.Connection, options.HostJson.Queues.MessageEncoding, counter is null
                ? []
                : [counter]),
            signals);
    }

    private void AddService(IServiceCollection services)
    {
        services.AddMoiSms(options.Configuration);
        var storage = (StorageConnection)services.Last(service => service.ServiceType == typeof(StorageConnection)).ImplementationInstance!;
        storage = storage with { Policies = [.. storage.Policies, new QueueWaker(signals)] };
        services.AddSingleton(options.Storage?.Invoke(storage) ?? storage);
        if (options.Traces is { } traces)
        {
            services.AddSingleton<StorageCallCounter>(new TracedCalls(traces, TimeProvider.System));
            services.AddSingleton<IDecisionWatcher>(traces);
            services.AddSingleton<ISmsSender>(provider => new TracedSender(
                ActivatorUtilities.CreateInstance<AcsSmsSender>(provider), traces, TimeProvider.System));
        }
    }

    private void AddLogging(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(options.LogLevel);
        if (options.LogLevel == LogLevel.None)
            return;
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
