using System.Net.Http.Headers;
using System.Text.Json;
using MoiSms.LocalHost.Simulator.Events;

namespace MoiSms.Benchmarks.Local;

/// <summary>Posts texts to the functions as Event Grid does, and sees in the simulator's log when their replies came.</summary>
internal sealed class Phones(LoadWorld world)
{
    private const string ServiceNumber = "+96599988";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task PostAsync(LoadText text)
    {
        var now = TimeProvider.System.GetUtcNow();
        var sent = EventShapes.SmsReceived(
            EventSchema.EventGrid,
            new IncomingText { MessageId = text.Id, From = text.Phone, To = ServiceNumber, Text = text.Words, ReceivedTimestamp = now },
            now);
        using var content = new ByteArrayContent(sent.Body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(sent.ContentType);
        using var answer = await world.Functions.PostAsync(new Uri("api/sms/events", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Forgets what came so far.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        using var answer = await world.Simulator.DeleteAsync(new Uri("simulator/messages", UriKind.Relative), ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>When each text's replies came, the first one first; once all have one, or a minute brought no other.</summary>
    public async Task<ILookup<string, DateTimeOffset>> RepliesAsync(int texts, CancellationToken ct)
    {
        var (count, since) = (-1L, TimeProvider.System.GetTimestamp());
        while (count < texts && TimeProvider.System.GetElapsedTime(since) < Patience)
        {
            await Task.Delay(Poll, ct);
            using var stats = JsonDocument.Parse(await world.Simulator.GetStringAsync(new Uri("simulator/stats", UriKind.Relative), ct));
            var now = stats.RootElement.GetProperty("sms").GetProperty("accepted").GetInt64();
            if (now != count)
                (count, since) = (now, TimeProvider.System.GetTimestamp());
        }

        using var messages = JsonDocument.Parse(await world.Simulator.GetStringAsync(new Uri("simulator/messages", UriKind.Relative), ct));
        return messages.RootElement.EnumerateArray().Where(one => one.GetProperty("direction").GetString() == "out").ToLookup(
            one => one.GetProperty("inReplyTo").GetString()!, one => one.GetProperty("at").GetDateTimeOffset(), StringComparer.Ordinal);
    }
}
