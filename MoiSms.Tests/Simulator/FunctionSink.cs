using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MoiSms.Tests.Simulator;

/// <summary>Stands where the function is: keeps every post, and answers as the test says (200 by default).</summary>
internal sealed class FunctionSink : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> answers = new();
    private readonly ConcurrentQueue<Post> posts = new();

    private FunctionSink()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapPost("/api/sms/events", TakeAsync);
    }

    public Uri Address => new(app.Urls.First() + "/");

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<Post> Posts => [.. posts];

    public static async Task<FunctionSink> StartAsync()
    {
        var sink = new FunctionSink();
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>The next posts are answered with these, one each.</summary>
    public void AnswerNext(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            answers.Enqueue(context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>The next post is not answered before its caller gives up.</summary>
    public void HangNext() => answers.Enqueue(async context =>
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        await Task.Delay(Timeout.Infinite, linked.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    });

    public Task PostsAsync(int count) => Until.TrueAsync(() => posts.Count >= count, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        posts.Enqueue(new Post(
            body,
            context.Request.ContentType!,
            context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (answers.TryDequeue(out var answer))
            await answer(context);
    }
}
