using Azure.Monitor.OpenTelemetry.Exporter;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace MoiSms.Functions.Hosting;

/// <summary>
/// What leaves the app for Application Insights: our metrics, log lines, and the spans of whichever sources others add. No source of the
/// Azure SDK or of HTTP is added here, so no span holds an address of storage.
/// </summary>
internal static class TelemetryExport
{
    /// <summary>
    /// Spans of so many traces a second are kept, by each process; the exporter's own default, said here so that an update does not change
    /// it. Metrics are never sampled, and neither are log lines.
    /// </summary>
    public const double TracesPerSecond = 5;

    /// <summary>
    /// Collects our metrics, and exports where <see cref="SettingNames.ApplicationInsights"/> says where to; as the identity of
    /// <see cref="ServiceIdentity"/>.
    /// </summary>
    public static IOpenTelemetryBuilder AddMoiSmsTelemetry(this IOpenTelemetryBuilder telemetry, IConfiguration configuration)
    {
        telemetry.WithMetrics(metrics => metrics.AddMeter(MoiSmsMetrics.MeterName));
        if (configuration[SettingNames.ApplicationInsights] is not { } connectionString || string.IsNullOrWhiteSpace(connectionString))
            return telemetry;

        // ASP.NET Core's lines at Information hold the address of each request, and with it a key that stands in its query.
        telemetry.Services.AddLogging(logging => logging
            .AddFilter<OpenTelemetryLoggerProvider>("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("System.Net.Http", LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("Azure", LogLevel.Warning));
        return telemetry.UseAzureMonitorExporter(exporter =>
        {
            exporter.ConnectionString = connectionString;
            exporter.Credential = ServiceIdentity.Read(configuration);
            exporter.TracesPerSecond = TracesPerSecond;
            // An error told inside a trace that is not kept is told all the same.
            exporter.EnableTraceBasedLogsSampler = false;
            // The Functions host has a live stream of its own.
            exporter.EnableLiveMetrics = false;
        });
    }
}
