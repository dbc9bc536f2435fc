using System.Diagnostics;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Benchmarks.Local;
using MoiSms.Core.Understanding;
using MoiSms.Functions;

namespace MoiSms.Benchmarks.Pipeline;

/// <summary>Takes one text after the other through the three functions.</summary>
internal sealed class PipelineRun(IServiceProvider services, MemoryStorage storage)
{
    private readonly ReceiveEvents receive = ActivatorUtilities.CreateInstance<ReceiveEvents>(services);
    private readonly ResolveSms resolve = ActivatorUtilities.CreateInstance<ResolveSms>(services);
    private readonly SendReply send = ActivatorUtilities.CreateInstance<SendReply>(services);

    public async Task<PipelineResult> RunAsync(IReadOnlyList<byte[]> events, CancellationToken ct)
    {
        long receiving = 0, resolving = 0, sending = 0;
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var (cpu, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        foreach (var body in events)
        {
            var began = Stopwatch.GetTimestamp();
            var context = new DefaultHttpContext();
            (context.Request.Method, context.Request.Body, context.Request.ContentLength) = ("POST", new MemoryStream(body), body.Length);
            await receive.RunAsync(context.Request, ct);
            var received = Stopwatch.GetTimestamp();
            var reply = await resolve.RunAsync(Message(storage.LastEnqueued), ct);
            var resolved = Stopwatch.GetTimestamp();
            if (reply is not null)
                await send.RunAsync(Message(reply), ct);
            receiving += received - began;
            resolving += resolved - received;
            sending += Stopwatch.GetTimestamp() - resolved;
        }

        process.Refresh();
        var used = process.TotalProcessorTime - cpu;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        var (understanding, understandingBytes) = Understand(events.Count);
        return new PipelineResult(
            events.Count, events.Count / used.TotalSeconds, (double)allocated / events.Count,
            Microseconds(receiving), Microseconds(resolving), Microseconds(sending),
            Microseconds(understanding), (double)understandingBytes / events.Count);

        double Microseconds(long ticks) => ticks * 1e6 / Stopwatch.Frequency / events.Count;
    }

    private (long Ticks, long Bytes) Understand(int texts)
    {
        var understander = services.GetRequiredService<TextUnderstander>();
        var (began, bytes) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        foreach (var text in LoadPlan.Texts("understand", texts, 0))
            understander.Understand(text.Words, ConversationContext.Empty);
        return (Stopwatch.GetTimestamp() - began, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static QueueMessage Message(string body) =>
        QueuesModelFactory.QueueMessage("1", "1", new BinaryData(body), 1, insertedOn: DateTimeOffset.UnixEpoch);
}
