using MoiSms.Core.Conversations.Counting;

namespace MoiSms.Functions.Hosting;

/// <summary>Keeps <see cref="PilotCounters"/> every five seconds and at shutdown; nothing is written while nothing is counted.</summary>
internal sealed partial class CounterFlusher(
    PilotCounters counters, PilotCounterStore store, TimeProvider time, ILogger<CounterFlusher> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FlushAsync(stoppingToken);
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
}
