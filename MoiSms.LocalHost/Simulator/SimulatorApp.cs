using System.Net;
using MoiSms.Core.Foundation.Storage;
using MoiSms.LocalHost.Hosting;
using MoiSms.LocalHost.Operator;
using MoiSms.LocalHost.Simulator.Acs;
using MoiSms.LocalHost.Simulator.Events;
using MoiSms.LocalHost.Simulator.Faults;
using MoiSms.LocalHost.Simulator.Http;
using MoiSms.LocalHost.Simulator.Phone;

namespace MoiSms.LocalHost.Simulator;

/// <summary>
/// The outside world on the real wire: Azure Communication Services that take a send, Event Grid that brings texts and
/// delivery reports, and a phone in the browser. Listens on loopback only.
/// </summary>
internal sealed class SimulatorApp : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly EventPublisher publisher;
    private readonly ConsoleProxy console;
    private readonly CancellationTokenSource stopping;

    private SimulatorApp(WebApplication app, EventPublisher publisher, ConsoleProxy console, CancellationTokenSource stopping)
    {
        this.app = app;
        this.publisher = publisher;
        this.console = console;
        this.stopping = stopping;
        Address = new Uri(app.Urls.First().TrimEnd('/') + "/");
    }

    /// <summary>Where page and API are, e.g. <c>http://localhost:7072/</c>; also the endpoint of an ACS connection string.</summary>
    public Uri Address { get; }

    /// <summary>Where events go; may be set when the functions' address is known only later.</summary>
    public Uri FunctionsAddress
    {
        get => publisher.FunctionsAddress;
        set => publisher.FunctionsAddress = value;
    }

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    /// <exception cref="FormatException">The access key is no base64.</exception>
    public static async Task<SimulatorApp> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        var stopping = new CancellationTokenSource();
        var stats = new SimulatorStats();
        var faults = new FaultQueue(options.TimeProvider);
        var requests = new AcsRequestLog();
        var log = new ConversationLog(options.TimeProvider, options.Operator is null ? Way.Acs : Way.Smpp);
        var publisher = new EventPublisher(options, faults, stats);
        var carrier = new SmsCarrier(options, log, publisher, faults, stats, stopping.Token);

        var line = options.Operator is { } smsc
            ? new OperatorLine(smsc, log, stats, new PartitionKeys(options.KeySecret), options.TimeProvider)
            : null;
        var console = new ConsoleProxy(() => publisher.FunctionsAddress);
        var probe = new FunctionsProbe(() => publisher.FunctionsAddress, options.TimeProvider);
        if (options.Traces is { } traces)
            traces.Changed += log.Touch;
        var app = Build(options);
        try
        {
            app.Use(next => context => LoopbackGuard.InvokeAsync(context, next));
            if (options.ConsoleFolder is { } folder)
                new ConsolePages(folder).Map(app);
            console.Map(app);
            new AcsEndpoint(options, carrier, faults, requests, stats).Map(app, stopping.Token);
            new PhoneEndpoints(options, log, publisher, line, stats, forget: Forget).Map(app, stopping.Token);
            app.MapFaults(faults);
            app.MapChangeStream(log, stopping.Token);
            app.MapTraces(log, options.Traces);
            probe.Map(app);
            app.MapGet("/simulator/requests", context => SimulatorJson.WriteAsync(context, 200, requests.Read()));
            app.MapGet("/simulator/stats", context => SimulatorJson.WriteAsync(context, 200, stats.Read(log)));
            app.MapPage(options);
            app.MapFallback(context => SimulatorJson.WriteErrorAsync(context, StatusCodes.Status404NotFound, "There is nothing here."));
            app.Lifetime.ApplicationStopped.Register(probe.Dispose);
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await stopping.CancelAsync();
            publisher.Dispose();
            console.Dispose();
            await app.DisposeAsync();
            throw;
        }

        return new SimulatorApp(app, publisher, console, stopping);

        void Forget()
        {
            log.Clear();
            requests.Clear();
            stats.Clear();
            options.Traces?.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // First those who wait for something, or stopping would wait for them.
        await stopping.CancelAsync();
        publisher.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        console.Dispose();
    }

    private static WebApplication Build(SimulatorOptions options)
    {
        // Empty: no settings files, no environment, no console of its own; the simulator is a guest in another program.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Kestrel cannot take one free port on both IPv4 and IPv6.
            if (options.Port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(options.Port);
        });
        return builder.Build();
    }
}
