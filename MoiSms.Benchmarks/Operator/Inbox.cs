using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MoiSms.Benchmarks.Operator;

/// <summary>Takes what comes for the service: events of Communication Services, and what Kannel asks for over HTTP.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    private readonly WebApplication app;

    private Inbox(WebApplication app)
    {
        this.app = app;
        app.MapPost("/api/sms/events", TakeEventsAsync);
        app.MapGet("/in", (string id, string text) => Note(Came, text, id));
        app.MapGet("/report", (string tag, string code) => Note(Reported, tag, code));
    }

    public Uri Events => new(Address, "api/sms/events");

    public Uri Texts => new(Address, "in");

    public Uri Reports => new(Address, "report");

    public Uri Address => new(app.Urls.First());

    /// <summary>By words: the ids under which a text came, each as often as it did.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<string>> Came { get; } = new();

    /// <summary>By tag: the codes that were reported.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<string>> Reported { get; } = new();

    public static async Task<Inbox> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var inbox = new Inbox(builder.Build());
        await inbox.app.StartAsync(ct);
        return inbox;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static IResult Note(ConcurrentDictionary<string, ConcurrentQueue<string>> all, string key, string what)
    {
        all.GetOrAdd(key, _ => new ConcurrentQueue<string>()).Enqueue(what);
        return Results.Ok();
    }

    private async Task<IResult> TakeEventsAsync(HttpRequest request)
    {
        using var events = await JsonDocument.ParseAsync(request.Body);
        foreach (var one in events.RootElement.EnumerateArray())
        {
            var data = one.GetProperty("data");
            if (data.TryGetProperty("message", out var message))
                Note(Came, message.GetString()!, data.GetProperty("messageId").GetString()!);
            else
                Note(Reported, data.GetProperty("tag").GetString()!, data.GetProperty("deliveryStatusDetails").GetString()!);
        }

        return Results.Ok();
    }
}
