using System.Net.Sockets;
using System.Security.Authentication;
using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.Link;

/// <summary>Keeps the binds to the operator's centre, and finds a line for each text.</summary>
internal sealed partial class SmscLink(SmscSettings settings, SmscInbound inbound, TimeProvider time, ILogger<SmscLink> logger)
    : BackgroundService
{
    /// <summary>How long what is under way may take to end when the gateway stops.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(8);

    private readonly SendRate rate = new(settings.Rate, time);
    private readonly Lock gate = new();
    private readonly List<SmscSession> bound = [];
    private bool stopping;
    private int next;

    /// <summary>Lines that are bound now.</summary>
    public int Bound
    {
        get
        {
            lock (gate)
                return bound.Count;
        }
    }

    /// <summary>Lines that should be bound.</summary>
    public int Wanted => settings.Binds * Kinds.Length;

    private CommandId[] Kinds => settings.Mode == BindMode.Transceiver
        ? [CommandId.BindTransceiver]
        : [CommandId.BindTransmitter, CommandId.BindReceiver];

    /// <summary>A line for a text of so many messages, within rate and window; else null and why.</summary>
    public SubmitTurn? TryBegin(int messages, out SubmitFault fault)
    {
        SmscSession[] lines;
        lock (gate)
            lines = stopping ? [] : [.. bound.Where(session => session.CanSubmit)];
        (fault, var first) = (lines.Length == 0 ? SubmitFault.NoBind : SubmitFault.Full, Interlocked.Increment(ref next) & 0xFFFF);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[(first + i) % lines.Length];
            if (!line.TryEnter())
                continue;
            if (rate.TryTake(messages))
            {
                fault = SubmitFault.None;
                return new SubmitTurn(line);
            }

            line.Leave();
            break;
        }

        return null;
    }

    /// <summary>Takes no more texts, lets those under way end, and unbinds.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        SmscSession[] lines;
        lock (gate)
            (stopping, lines) = (true, [.. bound]);
        using var patience = new CancellationTokenSource(StopPatience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        await Task.WhenAll(lines.Select(line => line.UnbindAsync(both.Token)));
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Enumerable.Range(0, settings.Binds).SelectMany(_ => Kinds).Select(kind => KeepAsync(kind, stoppingToken)));

    private async Task KeepAsync(CommandId kind, CancellationToken stoppingToken)
    {
        var delay = settings.RetryDelay;
        while (!stoppingToken.IsCancellationRequested)
        {
            long? boundAt = null;
            try
            {
                await using var session = await SmscSession.BindAsync(settings, kind, inbound, time, stoppingToken);
                boundAt = time.GetTimestamp();
                await HoldAsync(session, kind, stoppingToken);
            }
            catch (Exception e) when (e is IOException or SocketException or AuthenticationException)
            {
                LogNoLine(logger, kind, e.GetType().Name);
            }
            catch (SmscBindException e)
            {
                LogRefused(logger, kind, (uint)e.Status);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            lock (gate)
            {
                if (stopping)
                    return;
            }

            // A bind that held for longer than it was waited for was a good one: the next try comes soon again.
            delay = boundAt is { } since && time.GetElapsedTime(since) > delay ? settings.RetryDelay : delay;
            await Task.Delay(delay * (0.8 + 0.4 * Random.Shared.NextDouble()), time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 > settings.MaxRetryDelay ? settings.MaxRetryDelay : delay * 2;
        }
    }

    private async Task HoldAsync(SmscSession session, CommandId kind, CancellationToken stoppingToken)
    {
        lock (gate)
        {
            if (stopping)
                return;
            bound.Add(session);
        }

        LogBound(logger, kind);
        try
        {
            await session.Ended.WaitAsync(stoppingToken);
        }
        finally
        {
            lock (gate)
            {
                bound.Remove(session);
                if (!stopping)
                    LogEnded(logger, kind);
            }
        }
    }

    [LoggerMessage(EventId = 801, Level = LogLevel.Information, Message = "Bound to the operator's centre ({Kind})")]
    private static partial void LogBound(ILogger logger, CommandId kind);

    [LoggerMessage(EventId = 802, Level = LogLevel.Warning, Message = "A bind to the operator's centre ended ({Kind})")]
    private static partial void LogEnded(ILogger logger, CommandId kind);

    [LoggerMessage(EventId = 803, Level = LogLevel.Warning,
        Message = "No line to the operator's centre ({Kind}): {Fault}; it is tried again")]
    private static partial void LogNoLine(ILogger logger, CommandId kind, string fault);

    [LoggerMessage(EventId = 804, Level = LogLevel.Error,
        Message = "The operator's centre refused a bind ({Kind}) with command_status {Status}; it is tried again")]
    private static partial void LogRefused(ILogger logger, CommandId kind, uint status);
}
