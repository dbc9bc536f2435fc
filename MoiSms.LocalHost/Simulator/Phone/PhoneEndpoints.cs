using System.Globalization;
using MoiSms.Core.Foundation.Values;
using MoiSms.LocalHost.Operator;
using MoiSms.LocalHost.Simulator.Events;
using MoiSms.LocalHost.Simulator.Http;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary><c>/simulator/messages</c>: texting as the operator, and reading what came back.</summary>
/// <param name="line">The operator's centre in place of the publisher; null without one.</param>
/// <param name="forget">What <c>DELETE</c> does.</param>
internal sealed class PhoneEndpoints(
    SimulatorOptions options, ConversationLog log, EventPublisher publisher, OperatorLine? line, SimulatorStats stats, Action forget)
{
    private const int DefaultWaitMs = 5_000;
    private const int LongestWaitMs = 300_000;

    public void Map(IEndpointRouteBuilder routes, CancellationToken stopping)
    {
        routes.MapPost("/simulator/messages", PostAsync);
        routes.MapGet("/simulator/messages", context => SimulatorJson.WriteAsync(context, 200, log.Read(Phone(context))));
        routes.MapGet("/simulator/messages/{id}/reply", context => ReplyAsync(context, stopping));
        routes.MapGet("/simulator/numbers/{number}", context => SimulatorJson.WriteAsync(
            context, 200, new { phone = SenderNumber.Normalise((string)context.Request.RouteValues["number"]!) }));
        routes.MapDelete("/simulator/messages", context =>
        {
            forget();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    /// <summary>The phone asked for; null = all. A <c>+</c> that came as a blank does no harm.</summary>
    public static string? Phone(HttpContext context) =>
        context.Request.Query["phone"].ToString() is { } phone && !string.IsNullOrWhiteSpace(phone) ? phone : null;

    private async Task PostAsync(HttpContext context)
    {
        using var body = await SimulatorJson.ReadAsync(context);
        var fields = new FieldReader(body.RootElement);
        var now = options.TimeProvider.GetUtcNow();
        var from = fields.Text("from") ?? throw fields.Missing("from");
        var message = fields.Text("text") ?? throw fields.Missing("text");
        var schema = fields.OneOf("schema", "eventgrid", "cloudevents") == "cloudevents" ? EventSchema.CloudEvents : EventSchema.EventGrid;
        var id = fields.Text("messageId") ?? MessageIds.Incoming(now);
        var text = new IncomingText
        {
            MessageId = line?.IdOf(from.Trim(), id) ?? id,
            From = from.Trim(),
            To = fields.Text("to") ?? "+" + options.ServiceNumber.TrimStart('+'),
            Text = message,
            ReceivedTimestamp = fields.Time("receivedTimestamp") ?? now,
        };
        fields.End();

        stats.TextSent();
        log.AddIncoming(text, schema);
        if (line is not null)
        {
            await line.SendAsync(text, id, context.RequestAborted);
        }
        else
        {
            publisher.Publish(EventShapes.SmsReceived(schema, text, now) with
            {
                Posting = () => log.MarkPosted(text.MessageId),
                Trying = answer => log.SetState(text.MessageId, MessageState.Posting, answer),
                Finished = (taken, answer) => log.SetState(text.MessageId, taken ? MessageState.Accepted : MessageState.Dropped, answer),
            });
        }

        await SimulatorJson.WriteAsync(context, StatusCodes.Status202Accepted, new { messageId = text.MessageId });
    }

    private async Task ReplyAsync(HttpContext context, CancellationToken stopping)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var limit = TimeSpan.FromMilliseconds(WaitMs(context));
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        PhoneMessage? reply;
        try
        {
            reply = await log.WaitForReplyAsync(id, limit, linked.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await SimulatorJson.WriteErrorAsync(context, StatusCodes.Status503ServiceUnavailable, "The simulator is stopping.");
            return;
        }

        if (reply is not null)
        {
            await SimulatorJson.WriteAsync(context, 200, reply);
            return;
        }

        await SimulatorJson.WriteErrorAsync(context, StatusCodes.Status404NotFound, log.Knows(id)
            ? string.Create(CultureInfo.InvariantCulture, $"No reply to this text came within {limit.TotalMilliseconds:0} ms.")
            : "No text with this id was sent from here, and no reply to it came.");
    }

    private static int WaitMs(HttpContext context)
    {
        var given = context.Request.Query["timeoutMs"].ToString();
        if (given.Length == 0)
            return DefaultWaitMs;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= LongestWaitMs
            ? ms
            : throw new BadFieldException("timeoutMs", $"must be a whole number from 0 to {LongestWaitMs}");
    }
}
