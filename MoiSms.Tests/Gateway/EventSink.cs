using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Receiving;

namespace MoiSms.Tests.Gateway;

/// <summary>A webhook that reads events as the service does, and refuses as many posts as it is told to.</summary>
internal sealed class EventSink : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<IncomingEvent> events = new();
    private readonly ConcurrentQueue<(string Token, string Key)> callers = new();
    private int refusals;

    private EventSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/api/sms/events", TakeAsync);
    }

    public Uri Address => new(new Uri(app.Urls.Single()), "api/sms/events");

    public IReadOnlyList<IncomingEvent.SmsReceived> Texts => [.. events.OfType<IncomingEvent.SmsReceived>()];

    public IReadOnlyList<DeliveryReport> Reports => [.. events.OfType<IncomingEvent.DeliveryReported>().Select(one => one.Report)];

    /// <summary>The token and the function key of each post that was taken.</summary>
    public IReadOnlyList<(string Token, string Key)> Callers => [.. callers];

    public static async Task<EventSink> StartAsync(CancellationToken ct)
    {
        var sink = new EventSink();
        await sink.app.StartAsync(ct);
        return sink;
    }

    /// <summary>Posts are answered once this has ended.</summary>
    public Task Holds { get; set; } = Task.CompletedTask;

    /// <summary>So many posts from now on are answered 503.</summary>
    public void Refuse(int posts) => refusals = posts;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        await Holds;
        if (Interlocked.Decrement(ref refusals) >= 0)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        callers.Enqueue((request.Headers.Authorization.ToString(), request.Headers["x-functions-key"].ToString()));
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        foreach (var one in EventReader.Read(body.ToArray(), Some.Now))
            events.Enqueue(one);
        return Results.Ok();
    }
}
