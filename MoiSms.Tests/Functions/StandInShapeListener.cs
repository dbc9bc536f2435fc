using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MoiSms.Tests.Functions;

/// <summary>Keeps what a client sends to it, and answers with the statuses given, the last one for good. Default 202.</summary>
internal sealed class StandInShapeListener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Captured> requests = new();

    private StandInShapeListener(WebApplication app) => this.app = app;

    public string Address => app.Urls.First() + "/";

    /// <summary>The body of every answer.</summary>
    public string? Answer { get; set; }

    /// <summary>The header of every answer.</summary>
    public string? RetryAfter { get; set; }

    public IReadOnlyCollection<Captured> Requests => requests;

    public static async Task<StandInShapeListener> StartAsync(params int[] statuses)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var listener = new StandInShapeListener(builder.Build());
        var left = new ConcurrentQueue<int>(statuses);
        var last = statuses.LastOrDefault(202);
        listener.app.Run(async context =>
        {
            await listener.KeepAsync(context.Request);
            context.Response.StatusCode = left.TryDequeue(out var status) ? status : last;
            context.Response.Headers.RetryAfter = listener.RetryAfter;
            context.Response.Headers.Date = "Tue, 24 Nov 2026 09:00:00 GMT";
            await context.Response.WriteAsync(listener.Answer ?? "", context.RequestAborted);
        });
        await listener.app.StartAsync();
        return listener;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task KeepAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        requests.Enqueue(new Captured(
            $"{request.Method} {target} HTTP/1.1",
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body));
    }

    internal sealed record Captured(string Line, Dictionary<string, string> Headers, string Body);
}
