using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MoiSms.Tests.Foundation.Telemetry;

/// <summary>Azure Monitor's ingestion endpoint on loopback: takes what the exporter posts, and keeps it.</summary>
internal sealed class Ingestion : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<JsonElement> envelopes = new();

    private Ingestion(WebApplication app)
    {
        this.app = app;
        app.MapPost("/{version}/track", TakeAsync);
    }

    public string ConnectionString =>
        $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint={app.Urls.First()}/;LiveEndpoint={app.Urls.First()}/";

    public static async Task<Ingestion> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var ingestion = new Ingestion(builder.Build());
        await ingestion.app.StartAsync(ct);
        return ingestion;
    }

    /// <summary>
    /// What came since the last call, of one type: <c>MetricData</c>, <c>MessageData</c>, <c>RemoteDependencyData</c>, ...
    /// </summary>
    public IReadOnlyList<JsonElement> Take(string baseType)
    {
        var taken = envelopes.Select(one => one.GetProperty("data")).ToList();
        envelopes.Clear();
        return [.. taken.Where(data => data.GetProperty("baseType").GetString() == baseType).Select(data => data.GetProperty("baseData"))];
    }

    /// <summary>The points of our own metrics that came since the last call.</summary>
    public IReadOnlyList<Point> TakeMetrics() =>
        [.. Take("MetricData").Select(Point.Read).Where(point => point.Name.StartsWith("moisms.", StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        await using var body = context.Request.Headers.ContentEncoding == "gzip"
            ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
            : context.Request.Body;
        using var reader = new StreamReader(body);
        var taken = 0;
        while (await reader.ReadLineAsync(context.RequestAborted) is { } line)
        {
            envelopes.Enqueue(JsonSerializer.Deserialize<JsonElement>(line));
            taken++;
        }

        await context.Response.WriteAsJsonAsync(
            new { itemsReceived = taken, itemsAccepted = taken, errors = Array.Empty<object>() }, context.RequestAborted);
    }

    /// <summary>One row of the table AppMetrics: <c>value</c> is its Sum, <c>count</c> its ItemCount.</summary>
    internal sealed record Point(
        string Name, double Value, int? Count, double? Min, double? Max, IReadOnlyDictionary<string, string> Labels)
    {
        public static Point Read(JsonElement data)
        {
            var point = data.GetProperty("metrics")[0];
            return new Point(
                point.GetProperty("name").GetString()!,
                point.GetProperty("value").GetDouble(),
                point.TryGetProperty("count", out var count) ? count.GetInt32() : null,
                point.TryGetProperty("min", out var min) ? min.GetDouble() : null,
                point.TryGetProperty("max", out var max) ? max.GetDouble() : null,
                data.TryGetProperty("properties", out var labels)
                    ? labels.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!)
                    : []);
        }
    }
}
