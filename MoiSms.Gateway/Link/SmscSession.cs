using System.Net.Sockets;
using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.Link;

/// <summary>One bound line to the operator's centre, from its bind to its end.</summary>
internal sealed class SmscSession : IAsyncDisposable
{
    private readonly SmscSettings settings;
    private readonly CommandId kind;
    private readonly TimeProvider time;
    private readonly SmscWire wire;
    private readonly SmscDeliveries deliveries;
    private readonly SemaphoreSlim window;
    private Task running = Task.CompletedTask;

    private SmscSession(SmscSettings settings, CommandId kind, Stream stream, SmscInbound inbound, TimeProvider time)
    {
        (this.settings, this.kind, this.time) = (settings, kind, time);
        wire = new SmscWire(stream);
        // The name is of this line alone, whichever gateway has it.
        deliveries = new SmscDeliveries(Guid.NewGuid().ToString("N"), wire, inbound, settings.ResponseTimeout, time);
        window = new SemaphoreSlim(settings.Window);
    }

    /// <summary>Ends when the line does, however that comes; never fails.</summary>
    public Task Ended => running;

    public bool CanSubmit => kind != CommandId.BindReceiver && !wire.Ending.IsCancellationRequested;

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
            session = new SmscSession(settings, kind, await SmscConnector.ConnectAsync(settings, both.Token), inbound, time);
            session.running = session.RunAsync();
            var response = await session.wire.RequestAsync(
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
            return await wire.RequestAsync(message, patience.Token);
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
            await deliveries.AllAnswered.WaitAsync(cancellationToken);
            await wire.RequestAsync(new HeaderPdu(CommandId.Unbind), cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // It is over all the same.
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await wire.EndAsync();
        await running;
    }

    private async Task RunAsync()
    {
        await Task.WhenAny(wire.ReadAsync(HandleAsync), EnquireAsync());
        await wire.CloseAsync();
    }

    /// <returns>False where the centre says goodbye.</returns>
    private async Task<bool> HandleAsync(Pdu pdu, byte[] octets)
    {
        switch (pdu)
        {
            case MessagePdu { CommandId: CommandId.DeliverSm } message:
                deliveries.Begin(message, octets);
                return true;
            case { CommandId: CommandId.EnquireLink or CommandId.Unbind }:
                await wire.WriteAsync(
                    new HeaderPdu(pdu.CommandId | (CommandId)Pdu.ResponseBit) { SequenceNumber = pdu.SequenceNumber }, wire.Ending);
                return pdu.CommandId != CommandId.Unbind;
            default:
                await wire.RefuseAsync(CommandStatus.InvalidCommandId, pdu.SequenceNumber);
                return true;
        }
    }

    private async Task EnquireAsync()
    {
        using var timer = new PeriodicTimer(settings.EnquireLink, time);
        try
        {
            while (await timer.WaitForNextTickAsync(wire.Ending))
            {
                using var patience = new CancellationTokenSource(settings.ResponseTimeout, time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(wire.Ending, patience.Token);
                await wire.RequestAsync(new HeaderPdu(CommandId.EnquireLink), both.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The line is over.
        }
    }
}
