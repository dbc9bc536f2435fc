using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.Link;

/// <summary>One bound line to the operator's centre, from its bind to its end.</summary>
internal sealed class SmscSession : IAsyncDisposable
{
    private readonly SmscSettings settings;
    private readonly CommandId kind;
    private readonly Stream stream;
    private readonly SmscInbound inbound;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<Pdu>> waiting = new();
    private readonly ConcurrentDictionary<Task, byte> delivering = new();

    /// <summary>What came and is not answered, by its body: what the answer will be, and since when it waits.</summary>
    private readonly ConcurrentDictionary<string, (Task<CommandStatus> Answer, DateTimeOffset Since)> unanswered = new();
    private readonly SemaphoreSlim window;
    private readonly SemaphoreSlim writing = new(1);
    private readonly CancellationTokenSource ending = new();
    private int sequence;
    private int unproven;

    /// <summary>Ticks: up to when the centre is known to have our answers.</summary>
    private long proven;
    private Task running = Task.CompletedTask;

    private SmscSession(SmscSettings settings, CommandId kind, Stream stream, SmscInbound inbound, TimeProvider time)
    {
        (this.settings, this.kind, this.stream, this.inbound, this.time) = (settings, kind, stream, inbound, time);
        window = new SemaphoreSlim(settings.Window);
    }

    /// <summary>Ends when the line does, however that comes; never fails.</summary>
    public Task Ended => running;

    /// <summary>Names the line within all gateways.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public bool CanSubmit => kind != CommandId.BindReceiver && !ending.IsCancellationRequested;

    /// <summary>Connects and binds.</summary>
    /// <exception cref="SmscBindException">The centre refused.</exception>
    /// <exception cref="IOException">No line, or none that answers in time; so may be a <see cref="SocketException"/>.</exception>
    public static async Task<SmscSession> BindAsync(
        SmscSettings settings, CommandId kind, SmscInbound inbound, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(settings.ResponseTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        SmscSession? session = null;
        try
        {
            session = new SmscSession(settings, kind, await ConnectAsync(settings, both.Token), inbound, time);
            session.running = session.RunAsync();
            var response = await session.RequestAsync(
                new BindPdu(kind) { SystemId = settings.SystemId, Password = settings.Password, SystemType = settings.SystemType },
                both.Token);
            return response.CommandStatus == CommandStatus.Ok ? session : throw new SmscBindException(response.CommandStatus);
        }
        catch (Exception e)
        {
            if (session is not null)
                await session.DisposeAsync();
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new SmscLineException("The operator's centre did not answer in time.", mayHaveArrived: false);
            throw;
        }
    }

    /// <summary>A place in the window, given back by <see cref="Leave"/>; false where all are taken.</summary>
    public bool TryEnter() => window.Wait(0, CancellationToken.None);

    public Task<bool> EnterAsync(CancellationToken cancellationToken) => window.WaitAsync(settings.ResponseTimeout, cancellationToken);

    public void Leave() => window.Release();

    /// <summary>Hands a message over. The caller holds a place in the window.</summary>
    /// <exception cref="SmscLineException">No answer came; says whether the message may have arrived.</exception>
    public async Task<Pdu> SubmitAsync(MessagePdu message)
    {
        // Never given up before the line: a caller that went away must not make a taken message an unknown one.
        using var patience = new CancellationTokenSource(settings.ResponseTimeout, time);
        try
        {
            return await RequestAsync(message, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Whether the line still holds, enquire_link finds out.
            throw new SmscLineException("The operator's centre did not answer in time.", mayHaveArrived: true);
        }
    }

    /// <summary>Lets what is under way end, then says goodbye.</summary>
    public async Task UnbindAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var place = 0; place < settings.Window; place++)
                await window.WaitAsync(cancellationToken);
            await Task.WhenAll(delivering.Keys).WaitAsync(cancellationToken);
            await RequestAsync(new HeaderPdu(CommandId.Unbind), cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // It is over all the same.
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running;
    }

    private static async Task<Stream> ConnectAsync(SmscSettings settings, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, cancellationToken);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (!settings.Tls)
                return stream;
            var tls = new SslStream(stream);
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = settings.Host, CertificateChainPolicy = TrustOf(settings) },
                cancellationToken);
            return tls;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Null = the machine's.</summary>
    private static X509ChainPolicy? TrustOf(SmscSettings settings)
    {
        if (settings.TlsRoots is not { } roots)
            return null;
        // An operator's own authority has no place that says what it revoked.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    private async Task RunAsync()
    {
        await Task.WhenAny(ReadAsync(), EnquireAsync());
        await ending.CancelAsync();
        await stream.DisposeAsync();
        foreach (var number in waiting.Keys)
        {
            if (waiting.TryRemove(number, out var answer))
                answer.TrySetException(new SmscLineException("The line to the operator's centre ended.", mayHaveArrived: true));
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await PduStream.ReadAsync(stream, ending.Token) is { } octets)
            {
                Pdu pdu;
                try
                {
                    pdu = PduCodec.Decode(octets);
                }
                catch (SmppFormatException e)
                {
                    await WriteAsync(
                        new HeaderPdu(CommandId.GenericNack) { CommandStatus = e.Status, SequenceNumber = e.SequenceNumber }, ending.Token);
                    continue;
                }

                if (!await HandleAsync(pdu, octets))
                    return;
            }
        }
        catch (Exception e) when (e is IOException or SmppFormatException or OperationCanceledException or ObjectDisposedException)
        {
            // The line is over.
        }
    }

    /// <returns>False where the centre says goodbye.</returns>
    private async Task<bool> HandleAsync(Pdu pdu, byte[] octets)
    {
        switch (pdu)
        {
            case { IsResponse: true }:
                if (waiting.TryRemove(pdu.SequenceNumber, out var answer))
                    answer.TrySetResult(pdu);
                return true;
            case MessagePdu { CommandId: CommandId.DeliverSm } message:
                var task = DeliverAsync(message, Convert.ToBase64String(octets.AsSpan(PduCodec.HeaderLength)));
                delivering.TryAdd(task, 0);
                _ = task.ContinueWith(done => delivering.TryRemove(done, out _), TaskScheduler.Default);
                return true;
            case { CommandId: CommandId.EnquireLink or CommandId.Unbind }:
                await WriteAsync(
                    new HeaderPdu(pdu.CommandId | (CommandId)Pdu.ResponseBit) { SequenceNumber = pdu.SequenceNumber }, ending.Token);
                return pdu.CommandId != CommandId.Unbind;
            default:
                await WriteAsync(
                    new HeaderPdu(CommandId.GenericNack)
                    {
                        CommandStatus = CommandStatus.InvalidCommandId,
                        SequenceNumber = pdu.SequenceNumber,
                    },
                    ending.Token);
                return true;
        }
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
            await WriteAsync(
                new MessageRespPdu(CommandId.DeliverSmResp) { CommandStatus = status, SequenceNumber = message.SequenceNumber },
                ending.Token);
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
            return await inbound.DeliverAsync(this, message, provenThen, ending.Token);
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
                using var patience = new CancellationTokenSource(settings.ResponseTimeout, time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, patience.Token);
                await RequestAsync(new HeaderPdu(CommandId.EnquireLink), both.Token);
                Volatile.Write(ref proven, upTo.UtcTicks);
                await inbound.ProveAsync(this, upTo, ending.Token);
            }
            while (Interlocked.Add(ref unproven, -asked) > 0);
        }
        catch (Exception)
        {
            // Without a proof, the same words over another line count as brought again.
            Interlocked.Exchange(ref unproven, 0);
        }
    }

    private async Task EnquireAsync()
    {
        using var timer = new PeriodicTimer(settings.EnquireLink, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
            {
                using var patience = new CancellationTokenSource(settings.ResponseTimeout, time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, patience.Token);
                await RequestAsync(new HeaderPdu(CommandId.EnquireLink), both.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The line is over.
        }
    }

    private async Task<Pdu> RequestAsync(Pdu request, CancellationToken cancellationToken)
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

    private async Task WriteAsync(Pdu pdu, CancellationToken cancellationToken)
    {
        var octets = PduCodec.Encode(pdu);
        await writing.WaitAsync(cancellationToken);
        try
        {
            // Only with the line: half a PDU would make nonsense of all that follows.
            await stream.WriteAsync(octets, ending.Token);
        }
        finally
        {
            writing.Release();
        }
    }
}
