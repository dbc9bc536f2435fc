using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>
/// The line to one service of storage. While faults are on: some answers are lost after the call took effect, some calls are late, and
/// some get 429 or 503 instead of taking effect.
/// </summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private static readonly string[] Hop = ["Connection", "Transfer-Encoding", "Keep-Alive", "Host"];

    private readonly HttpMessageInvoker upstream = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly WebApplication app;
    private readonly int target;
    private readonly Random random;
    private readonly Lock gate = new();

    private StorageProxy(WebApplication app, int target, int seed) => (this.app, this.target, random) = (app, target, new Random(seed));

    public int Port => new Uri(app.Urls.First()).Port;

    public bool IsFaulty { get; set; }

    public int Lost { get; private set; }

    public int Refused { get; private set; }

    /// <param name="target">The service's port.</param>
    public static async Task<StorageProxy> StartAsync(int target, int seed, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        var proxy = new StorageProxy(app, target, seed);
        app.Run(proxy.HandleAsync);
        await app.StartAsync(ct);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        upstream.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        double chance;
        int delay;
        lock (gate)
            (chance, delay) = (IsFaulty ? random.NextDouble() : 1, random.Next(50, 800));
        if (chance < 0.005)
        {
            Refused++;
            context.Response.StatusCode = chance < 0.002 ? 429 : 503;
            return;
        }

        if (chance < 0.03)
            await Task.Delay(delay);
        try
        {
            using var request = await ReadAsync(context);
            using var answer = await upstream.SendAsync(request, CancellationToken.None);
            var body = await answer.Content.ReadAsByteArrayAsync();
            if (chance is >= 0.03 and < 0.04)
            {
                Lost++;
                context.Abort();
                return;
            }

            await WriteAsync(context, answer, body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            context.Abort();
        }
    }

    private async Task<HttpRequestMessage> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{target}{raw}"),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = new ByteArrayContent(body.ToArray());
        foreach (var header in context.Request.Headers.Where(header => !Hop.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value))
                request.Content.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value);
        }

        return request;
    }

    private static async Task WriteAsync(HttpContext context, HttpResponseMessage answer, byte[] body)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => !Hop.Contains(header.Key)))
            context.Response.Headers[header.Key] = header.Value.ToArray();
        if (body.Length > 0 && answer.StatusCode != HttpStatusCode.NoContent)
            await context.Response.Body.WriteAsync(body);
    }
}
