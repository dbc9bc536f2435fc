using System.Collections.Concurrent;
using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.Link;

/// <summary>
/// What the centre delivers over a line: each is answered once it is stored, and then it is proven that the centre has the answer.
/// </summary>
/// <param name="line">Names the line within all gateways.</param>
internal sealed class SmscDeliveries(string line, SmscWire wire, SmscInbound inbound, TimeSpan patienceForProof, TimeProvider time)
{
    private readonly ConcurrentDictionary<Task, byte> delivering = new();

    /// <summary>What came and is not answered, by its body: what the answer will be, and since when it waits.</summary>
    private readonly ConcurrentDictionary<string, (Task<CommandStatus> Answer, DateTimeOffset Since)> unanswered = new();
    private int unproven;

    /// <summary>Ticks: up to when the centre is known to have our answers.</summary>
    private long proven;

    /// <summary>Ends when all that came is answered.</summary>
    public Task AllAnswered => Task.WhenAll(delivering.Keys);

    public void Begin(MessagePdu message, byte[] octets)
    {
        var task = DeliverAsync(message, Convert.ToBase64String(octets.AsSpan(PduCodec.HeaderLength)));
        delivering.TryAdd(task, 0);
        _ = task.ContinueWith(done => delivering.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>
    /// A centre that waited too long for an answer brings the same again: it gets the first one's answer. Whether the first was answered,
    /// and the centre known to have that answer, is looked at before anything is awaited: only then these are the words of the next text.
    /// </summary>
    private async Task DeliverAsync(MessagePdu message, string body)
    {
        var handling = new TaskCompletionSource<CommandStatus>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (first, _) = unanswered.GetOrAdd(body, (handling.Task, time.GetUtcNow()));
        var isFirst = first == handling.Task;
        if (isFirst)
            handling.SetResult(await HandOverAsync(message, new DateTimeOffset(Volatile.Read(ref proven), TimeSpan.Zero)));
        var status = await first;
        try
        {
            await wire.WriteAsync(
                new MessageRespPdu(CommandId.DeliverSmResp) { CommandStatus = status, SequenceNumber = message.SequenceNumber },
                wire.Ending);
            if (isFirst)
                unanswered.TryRemove(body, out _);
            if (status == CommandStatus.Ok && Interlocked.Increment(ref unproven) == 1)
                await ProveAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Without an answer the centre brings it again.
        }
    }

    private async Task<CommandStatus> HandOverAsync(MessagePdu message, DateTimeOffset provenThen)
    {
        await Task.Yield();
        try
        {
            return await inbound.DeliverAsync(line, message, provenThen, wire.Ending);
        }
        catch (Exception)
        {
            // Whatever it is, the text is not stored for certain: the centre has to bring it again.
            return CommandStatus.ReceiverTemporaryError;
        }
    }

    /// <summary>
    /// The centre reads in order: who answers an enquire_link has read all that was answered before it. What waits for its answer then may
    /// be noted as done already, so the proof reaches only to the oldest of that.
    /// </summary>
    private async Task ProveAsync()
    {
        try
        {
            int asked;
            do
            {
                asked = Volatile.Read(ref unproven);
                var now = time.GetUtcNow();
                var upTo = unanswered.Values.Select(waiting => waiting.Since).Append(now).Min();
                using var patience = new CancellationTokenSource(patienceForProof, time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(wire.Ending, patience.Token);
                await wire.RequestAsync(new HeaderPdu(CommandId.EnquireLink), both.Token);
                Volatile.Write(ref proven, upTo.UtcTicks);
                await inbound.ProveAsync(line, upTo, wire.Ending);
            }
            while (Interlocked.Add(ref unproven, -asked) > 0);
        }
        catch (Exception)
        {
            // Without a proof, the same words over another line count as brought again.
            Interlocked.Exchange(ref unproven, 0);
        }
    }
}
