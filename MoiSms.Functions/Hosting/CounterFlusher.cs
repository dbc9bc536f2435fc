using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;

namespace MoiSms.Functions.Hosting;

/// <summary>
/// Keeps <see cref="PilotCounters"/> and the notes of <see cref="DueIndex"/> every five seconds and at shutdown; nothing is written while
/// nothing is counted or noted.
/// </summary>
internal sealed partial class CounterFlusher(
    PilotCounters counters, PilotCounterStore store, DueIndex due, TimeProvider time, ILogger<CounterFlusher> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAllAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FlushAllAsync(stoppingToken);
    }

    private async Task FlushAllAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        try
        {
            await due.FlushAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotNoted(logger, e.GetType().Name);
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        var taken = counters.TakeChanged();
        try
        {
            foreach (var (day, counts) in taken)
                await store.SaveAsync(day, counts, cancellationToken);
        }
        catch (Exception e)
        {
            // They are totals: the next round writes them, whatever of them was written now.
            counters.PutBack(taken);
            if (cancellationToken.IsCancellationRequested)
                throw;
            // Whatever it is: what leaves a background service ends the host, and with it every answer.
            LogNotKept(logger, e.GetType().Name);
        }
    }

    [LoggerMessage(
        EventId = 502, Level = LogLevel.Warning, Message = "The pilot's counters could not be kept ({Fault}); the next round tries again")]
    private static partial void LogNotKept(ILogger logger, string fault);

    [LoggerMessage(
        EventId = 504, Level = LogLevel.Warning, Message = "The purge's index could not be written ({Fault}); the next round tries again")]
    private static partial void LogNotNoted(ILogger logger, string fault);
}
