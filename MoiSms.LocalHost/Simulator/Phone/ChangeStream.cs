using System.Text.Json;
using MoiSms.LocalHost.Simulator.Http;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary><c>GET /simulator/events</c>: the conversation and its changes as server-sent events, for the page.</summary>
internal static class ChangeStream
{
    public static void MapChangeStream(this IEndpointRouteBuilder routes, ConversationLog log, CancellationToken stopping) =>
        routes.MapGet("/simulator/events", async context =>
        {
            var (now, changes, subscription) = log.Subscribe(PhoneEndpoints.Phone(context));
            using (subscription)
            using (var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping))
            {
                try
                {
                    context.Response.ContentType = "text/event-stream";
                    context.Response.Headers.CacheControl = "no-store";
                    await SendAsync(context, "conversation", now, linked.Token);
                    await foreach (var change in changes.ReadAllAsync(linked.Token))
                    {
                        if (change is null)
                            await SendAsync(context, "cleared", Array.Empty<PhoneMessage>(), linked.Token);
                        else
                            await SendAsync(context, "message", change, linked.Token);
                    }
                }
                catch (OperationCanceledException) when (linked.IsCancellationRequested)
                {
                    // The page was left, or the simulator ends.
                }
            }
        });

    private static async Task SendAsync<T>(HttpContext context, string kind, T value, CancellationToken cancellationToken)
    {
        // JSON without indentation has no line breaks, so one data line holds it.
        var data = JsonSerializer.Serialize(value, SimulatorJson.Options);
        await context.Response.WriteAsync($"event: {kind}\ndata: {data}\n\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
