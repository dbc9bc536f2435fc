using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Functions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Shouldly;

namespace MoiSms.Tests.Foundation.Telemetry;

/// <summary>Telemetry as the function app sets it up, beside the one source of spans that the worker's own defaults add.</summary>
internal sealed class ExportingApp : IAsyncDisposable
{
    public const string WorkerSource = "Microsoft.Azure.Functions.Worker";

    private readonly ServiceProvider services;

    private ExportingApp(ServiceProvider services) => this.services = services;

    public MoiSmsMetrics Metrics => services.GetRequiredService<MoiSmsMetrics>();

    public ILogger Logger(string category) => services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    public static async Task<ExportingApp> StartAsync(string connectionString, CancellationToken ct, bool allSpans = false)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [SettingNames.ApplicationInsights] = connectionString })
            .Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(configuration).AddMetrics().AddLogging().AddSingleton<MoiSmsMetrics>();
        collection.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(WorkerSource)).AddMoiSmsTelemetry(configuration);
        // Nothing of a test stays on the disk.
        collection.PostConfigure<AzureMonitorExporterOptions>(options =>
        {
            options.DisableOfflineStorage = true;
            options.TracesPerSecond = allSpans ? null : options.TracesPerSecond;
        });
        var app = new ExportingApp(collection.BuildServiceProvider());
        foreach (var hosted in app.services.GetServices<IHostedService>())
            await hosted.StartAsync(ct);
        return app;
    }

    /// <summary>Ends the interval: everything that is to be exported is posted when it returns.</summary>
    public void Flush()
    {
        services.GetRequiredService<MeterProvider>().ForceFlush().ShouldBeTrue();
        services.GetRequiredService<TracerProvider>().ForceFlush().ShouldBeTrue();
        services.GetRequiredService<LoggerProvider>().ForceFlush().ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
