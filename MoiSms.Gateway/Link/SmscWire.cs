using System.Collections.Concurrent;
using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.Link;

/// <summary>A connection that carries PDUs: finds the answer to each request, and hands on what the other side asks.</summary>
internal sealed class SmscWire(Stream stream)
{
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<Pdu>> waiting = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly CancellationTokenSource ending = new();
    private int sequence;

    /// <summary>Cancelled when the line is over, or is to be.</summary>
    public CancellationToken Ending => ending.Token;

    public Task EndAsync() => ending.CancelAsync();

    /// <summary>Ends the line, and tells all who wait for an answer that none comes.</summary>
    public async Task CloseAsync()
    {
        await EndAsync();
        await stream.DisposeAsync();
        foreach (var number in waiting.Keys)
        {
            if (waiting.TryRemove(number, out var answer))
                answer.TrySetException(new SmscLineException("The line to the operator's centre ended.", mayHaveArrived: true));
        }
    }

    /// <summary>Reads until the line is over; never fails.</summary>
    /// <param name="handle">Gets what is no answer, with its octets; false where the other side says goodbye.</param>
    public async Task ReadAsync(Func<Pdu, byte[], Task<bool>> handle)
    {
        try
        {
            while (await PduStream.ReadAsync(stream, Ending) is { } octets)
            {
                Pdu pdu;
                try
                {
                    pdu = PduCodec.Decode(octets);
                }
                catch (SmppFormatException e)
                {
                    await RefuseAsync(e.Status, e.SequenceNumber);
                    continue;
                }

                if (pdu.IsResponse)
                {
                    if (waiting.TryRemove(pdu.SequenceNumber, out var answer))
                        answer.TrySetResult(pdu);
                }
                else if (!await handle(pdu, octets))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or SmppFormatException or OperationCanceledException or ObjectDisposedException)
        {
            // The line is over.
        }
    }

    /// <summary>The answer to a request.</summary>
    /// <exception cref="SmscLineException">The line ended; says whether the request may have arrived.</exception>
    public async Task<Pdu> RequestAsync(Pdu request, CancellationToken cancellationToken)
    {
        var number = (uint)Interlocked.Increment(ref sequence) & 0x7FFF_FFFF;
        var answer = new TaskCompletionSource<Pdu>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[number] = answer;
        try
        {
            if (ending.IsCancellationRequested)
                throw new SmscLineException("The line to the operator's centre ended.", mayHaveArrived: false);
            try
            {
                await WriteAsync(request with { SequenceNumber = number }, cancellationToken);
            }
            catch (Exception e) when (e is ObjectDisposedException or IOException and not SmscLineException)
            {
                throw new SmscLineException("The line to the operator's centre ended.", mayHaveArrived: true);
            }

            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            waiting.TryRemove(number, out _);
        }
    }

    /// <summary>Says that a PDU cannot be used.</summary>
    public Task RefuseAsync(CommandStatus status, uint sequenceNumber) => WriteAsync(
        new HeaderPdu(CommandId.GenericNack) { CommandStatus = status, SequenceNumber = sequenceNumber }, Ending);

    public async Task WriteAsync(Pdu pdu, CancellationToken cancellationToken)
    {
        var octets = PduCodec.Encode(pdu);
        await writing.WaitAsync(cancellationToken);
        try
        {
            // Only with the line: half a PDU would make nonsense of all that follows.
            await stream.WriteAsync(octets, Ending);
        }
        finally
        {
            writing.Release();
        }
    }
}
