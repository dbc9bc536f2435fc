using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Understanding;
using MoiSms.LocalHost.Hosting.Discovery;
using MoiSms.LocalHost.Hosting.Http;
using MoiSms.LocalHost.Hosting.Queues;
using MoiSms.LocalHost.Hosting.Timers;

namespace MoiSms.LocalHost.Hosting;

/// <summary>Runs function classes as the real host would: HTTP triggers on Kestrel, queue pumps, timers.</summary>
internal sealed class FunctionHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IReadOnlyList<QueuePump> pumps;
    private readonly IReadOnlyList<FunctionTimer> timers;
    private readonly TimeSpan drainLimit;
    private Task? stopping;

    private FunctionHost(WebApplication app, FunctionHostBuilder builder, TimeSpan drainLimit)
    {
        this.app = app;
        this.drainLimit = drainLimit;
        Functions = builder.Functions;
        QueueCounters = builder.Counters;
        pumps = builder.BuildPumps(app.Services);
        timers = builder.BuildTimers(app.Services);
    }

    /// <summary>On this machine only; ends with a slash.</summary>
    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public IReadOnlyList<LocalFunction> Functions { get; }

    public QueuePumpCounters QueueCounters { get; }

    /// <exception cref="LocalHostException">A function or a setting cannot be used, or the port is taken; the message says
    /// which.</exception>
    public static async Task<FunctionHost> StartAsync(FunctionHostOptions options, CancellationToken cancellationToken)
    {
        var builder = new FunctionHostBuilder(options);
        var app = builder.BuildApplication();
        try
        {
            ConstructorCheck.Run(builder.Functions, app.Services);
            options.Traces?.ExplainBy(
                app.Services.GetRequiredService<TextUnderstander>(), app.Services.GetRequiredService<ContentLibrary>());
            var host = new FunctionHost(app, builder, options.DrainLimit);
            await host.StartAsync(builder, options, cancellationToken);
            return host;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Takes nothing new, lets what runs end, and asks it to end at the limit. A message that runs on even then comes back after its lease.
    /// </summary>
    public Task StopAsync() => stopping ??= StopOnceAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var pump in pumps)
            await pump.DisposeAsync();
        foreach (var timer in timers)
            await timer.DisposeAsync();
        await app.DisposeAsync();
    }

    private async Task StartAsync(FunctionHostBuilder builder, FunctionHostOptions options, CancellationToken cancellationToken)
    {
        app.Use((context, next) =>
        {
            if (LocalCaller.IsLocal(context.Request))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("LocalHost serves this machine only.", context.RequestAborted);
        });
        app.MapGet("/admin/host/status", context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("""{"state":"Running"}""", context.RequestAborted);
        });
        app.MapGet("/admin/host/calls", context => context.Response.WriteAsJsonAsync(
            new HostCalls(
                app.Services.GetService<StorageCallCounter>()?.Count ?? 0, QueueCounters.Receives, QueueCounters.Deletes,
                QueueCounters.Renewals),
            context.RequestAborted));
        app.MapFunctions(options.HostJson.RoutePrefix, builder.BuildHttpFunctions(app.Services));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException or SocketException)
        {
            throw PortCheck.Taken(options.Port, "--port");
        }

        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        foreach (var pump in pumps)
            pump.Start();
        foreach (var timer in timers)
            timer.Start();
    }

    private async Task StopOnceAsync()
    {
        foreach (var pump in pumps)
            pump.StopFetching();
        foreach (var timer in timers)
            timer.Stop();
        await Task.WhenAll([app.StopAsync(), .. pumps.Select(pump => pump.DrainAsync(drainLimit)),
            .. timers.Select(timer => timer.DrainAsync(drainLimit))]);
    }
}
