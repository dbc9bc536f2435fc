using System.Diagnostics;
using System.Net.Http.Headers;
using MoiSms.Benchmarks.Local;
using MoiSms.Cli.Capacity;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.LocalHost.Simulator.Events;

namespace MoiSms.Benchmarks.Scale;

/// <summary>Steps of load on one number of hosts, each beside what the model says of it.</summary>
internal sealed class ScaleRun(ScaleWorld world, ServiceModel model)
{
    private const string ServiceNumber = "+96599988";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private int step;

    /// <summary>A queue that is full from the beginning: how fast it drains.</summary>
    public async Task<ScaleRow> DrainAsync(int texts, CancellationToken ct)
    {
        var load = LoadPlan.Texts(NextName(), texts, 0);
        var now = TimeProvider.System.GetUtcNow();
        var queue = world.Storage.Queue(QueueNames.Inbound);
        return await MeasureAsync(load, null, _ =>
        {
            foreach (var text in load)
                queue.Put(QueueJson.Write(new InboundSms
                {
                    Id = text.Id,
                    From = text.Phone,
                    Text = text.Words,
                    ReceivedAt = now,
                    AcceptedAt = now,
                }));
            return Task.CompletedTask;
        }, ct);
    }

    /// <summary>Texts that come independently of each other, to one host's webhook after the other.</summary>
    public Task<ScaleRow> RateAsync(double rate, TimeSpan length, CancellationToken ct)
    {
        // The same every time, so that two runs compare.
        var random = new Random(1);
        var due = 0.0;
        var load = LoadPlan.Texts(NextName(), (int)(rate * length.TotalSeconds), rate)
            .Select(text => text with { Due = TimeSpan.FromSeconds(due += -Math.Log(1 - random.NextDouble()) / rate) }).ToList();
        return MeasureAsync(load, rate, token => OpenLoop.RunAsync(load, PostAsync, token), ct);
    }

    private async Task<ScaleRow> MeasureAsync(
        IReadOnlyList<LoadText> load, double? rate, Func<CancellationToken, Task> bring, CancellationToken ct)
    {
        world.Sender.Forget();
        using var process = Process.GetCurrentProcess();
        var (calls, refused, taken) = (world.Storage.Calls, world.Storage.Refused, world.Storage.Taken);
        var (cpu, began) = (process.TotalProcessorTime, TimeProvider.System.GetTimestamp());
        await bring(ct);
        await AllCameAsync(load.Count, ct);
        process.Refresh();
        var (busy, seconds) = (process.TotalProcessorTime - cpu, TimeProvider.System.GetElapsedTime(began).TotalSeconds);
        var came = world.Sender.Came;
        var took = load.Where(text => came.ContainsKey(text.Id))
            .Select(text => TimeProvider.System.GetElapsedTime(began, came[text.Id]) - text.Due).ToList();
        var latencies = Latencies.Of(took.Select(one => one.TotalMilliseconds));
        var last = came.Count == 0 ? seconds : TimeProvider.System.GetElapsedTime(began, came.Values.Max()).TotalSeconds;
        var made = world.Storage.Calls - calls;
        var asked = model with
        {
            CallMs = (world.Storage.Taken - taken).TotalMilliseconds / made,
            CallsAText = (double)made / load.Count,
        };
        var predicted = rate is { } known ? asked.At(known) : null;
        return new ScaleRow(
            model.Hosts, rate, asked.Ceiling.TextsASecond, asked.Ceiling.By, came.Count / last, predicted?.MeanMs,
            took.Count == 0 ? 0 : took.Average(one => one.TotalMilliseconds), predicted?.P99Ms, latencies.P99, asked.CallsAText,
            asked.CallMs, busy.TotalSeconds / seconds, world.Storage.Refused - refused, load.Count - came.Count);
    }

    /// <summary>Returns when every text has its reply, or none came for a while.</summary>
    private async Task AllCameAsync(int texts, CancellationToken ct)
    {
        var (count, since) = (-1, TimeProvider.System.GetTimestamp());
        while (world.Sender.Came.Count < texts && TimeProvider.System.GetElapsedTime(since) < Patience)
        {
            if (world.Sender.Came.Count != count)
                (count, since) = (world.Sender.Came.Count, TimeProvider.System.GetTimestamp());
            await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
        }
    }

    private async Task PostAsync(LoadText text)
    {
        var now = TimeProvider.System.GetUtcNow();
        var sent = EventShapes.SmsReceived(
            EventSchema.EventGrid,
            new IncomingText { MessageId = text.Id, From = text.Phone, To = ServiceNumber, Text = text.Words, ReceivedTimestamp = now },
            now);
        var client = world.Clients[Math.Abs(text.Due.GetHashCode()) % world.Clients.Count];
        while (true)
        {
            using var content = new ByteArrayContent(sent.Body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(sent.ContentType);
            using var answer = await client.PostAsync(new Uri("api/sms/events", UriKind.Relative), content);
            if (answer.IsSuccessStatusCode)
                return;
            // As Event Grid does, only sooner.
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private string NextName() => $"scale{model.Hosts}x{++step}";
}
