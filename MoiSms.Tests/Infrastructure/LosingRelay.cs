using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MoiSms.Tests.Infrastructure;

/// <summary>A line to a table on which the answer to the first write is lost, after the write took effect.</summary>
internal sealed class LosingRelay : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly Uri tables;
    private readonly string table;
    private readonly WebApplication app;
    private int lost;

    private LosingRelay(int tablePort, string table)
    {
        (tables, this.table) = (new Uri($"http://127.0.0.1:{tablePort}"), table);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(RelayAsync);
    }

    public int Port => new Uri(app.Urls.Single()).Port;

    /// <summary>Answers that were lost: 0 or 1.</summary>
    public int Lost => lost;

    public static async Task<LosingRelay> StartAsync(int tablePort, string table, CancellationToken ct)
    {
        var relay = new LosingRelay(tablePort, table);
        await relay.app.StartAsync(ct);
        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task RelayAsync(HttpContext context)
    {
        var (request, given) = (context.Request, context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!);
        using var forward = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(tables, given.RawTarget))
        {
            Content = new StreamContent(request.Body),
        };
        foreach (var (name, values) in request.Headers.Where(header => header.Key is not ("Host" or "Connection" or "Transfer-Encoding")))
        {
            if (!forward.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                forward.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        using var answer = await http.SendAsync(forward, context.RequestAborted);
        if (request.Method != "GET" && given.RawTarget.Contains('/' + table, StringComparison.Ordinal)
            && Interlocked.CompareExchange(ref lost, 1, 0) == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
            context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
