using Azure.Data.Tables;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Compliance.Redaction;
using MoiSms.Core.Foundation.Security;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Gateway.Events;
using MoiSms.Gateway.In;
using MoiSms.Gateway.Link;
using MoiSms.Gateway.Out;
using MoiSms.Gateway.Smpp.Texts;
using MoiSms.Gateway.Storage;
using OpenTelemetry.Logs;

namespace MoiSms.Gateway.Hosting;

/// <summary>The gateway as a web application: what the process runs, and what tests start.</summary>
internal static class GatewayApp
{
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static WebApplication Build(
        string[] args, Action<WebApplicationBuilder>? configure = null, Func<GatewaySettings, GatewaySettings>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        configure?.Invoke(builder);
        var settings = GatewaySettingsReader.Read(builder.Configuration);
        AddTelemetry(builder);
        Add(builder.Services, change?.Invoke(settings) ?? settings);
        var app = builder.Build();
        app.MapPost("/sms", (HttpRequest request, SmsEndpoint endpoint, CancellationToken ct) => endpoint.SendAsync(request, ct));
        // Alive is who answers. Ready does not wait for a bind: the gateway before may hold it until this one is ready.
        app.MapGet("/health/live", () => TypedResults.Ok());
        app.MapGet("/health/ready", ReadyAsync);
        return app;
    }

    private static async Task<IResult> ReadyAsync(TableClient table, SmscLink link, CancellationToken cancellationToken)
    {
        try
        {
            _ = await table.GetEntityIfExistsAsync<TableEntity>("ready", "ready", cancellationToken: cancellationToken);
            return TypedResults.Json(new { ready = true, bound = link.Bound, wanted = link.Wanted });
        }
        catch (Exception e) when (StorageFault.Is(e, cancellationToken))
        {
            return TypedResults.Json(
                new { ready = false, bound = link.Bound, wanted = link.Wanted }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static void Add(IServiceCollection services, GatewaySettings settings) => services
        .AddMetrics()
        .AddRedaction(redaction => redaction.SetFallbackRedactor<ErasingRedactor>())
        .AddSingleton(TimeProvider.System)
        .AddSingleton(settings)
        .AddSingleton(new PartitionKeys(settings.KeySecret))
        .AddSingleton(new TextCodec(settings.DefaultAlphabet, settings.PackedSeptets, settings.Concatenation))
        .AddSingleton(settings.Storage.CreateTables().GetTableClient(TableNames.Gateway))
        .AddSingleton<GatewayMetrics>()
        .AddSingleton(provider => new TokenValidator(settings.Auth, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<CallerCheck>()
        .AddSingleton<SubmitStore>()
        .AddSingleton<SmsSubmitter>()
        .AddSingleton<SmsEndpoint>()
        // The webhook answers within 30 seconds or not at all.
        .AddSingleton(new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = TimeSpan.FromSeconds(30),
        })
        .AddSingleton<EventPoster>()
        .AddSingleton<Reporter>()
        .AddSingleton<InboundStore>()
        .AddSingleton<TextReceiver>()
        .AddSingleton<ReceiptReceiver>()
        .AddSingleton<DeliverHandler>()
        .AddSingleton(provider => new SmscLink(
            settings.Smsc,
            new SmscInbound(
                provider.GetRequiredService<DeliverHandler>().HandleAsync,
                provider.GetRequiredService<InboundStore>().ProveAsync),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SmscLink>>()))
        .AddHostedService(provider => provider.GetRequiredService<SmscLink>())
        .AddHostedService<Sweep>();

    private static void AddTelemetry(WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(MoiSmsMetrics.MeterName));
        if (builder.Configuration[SettingNames.ApplicationInsights] is not { } connection || string.IsNullOrWhiteSpace(connection))
            return;
        // Lines at Information hold the address of each request.
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("System.Net.Http", LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("Azure", LogLevel.Warning);
        telemetry.UseAzureMonitorExporter(exporter =>
        {
            exporter.ConnectionString = connection;
            exporter.Credential = ServiceIdentity.Read(builder.Configuration);
        });
    }
}
