using Azure;
using Azure.Storage.Queues.Models;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>Feeds one queue function, by the rules of the real host's queue trigger.</summary>
internal sealed class QueuePump : IAsyncDisposable
{
    /// <summary>How long a function is waited for after it was asked to end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between two tries while storage does not answer.</summary>
    private static readonly TimeSpan LongestTrouble = TimeSpan.FromSeconds(2);

    private readonly QueueListener listener;
    private readonly MessageRunner runner;
    private readonly StorageTrouble trouble;
    private readonly PollBackoff quiet;
    private readonly PollBackoff refused;
    private readonly List<Task> running = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource execution = new();
    private readonly CancellationTokenSource abandoned = new();
    private Task pumping = Task.CompletedTask;

    public QueuePump(QueueListener listener, ILogger logger)
    {
        this.listener = listener;
        trouble = new StorageTrouble(listener.Queue.Name, logger);
        runner = new MessageRunner(listener, trouble, logger);
        quiet = new PollBackoff(listener.Settings.MaxPollingInterval, new Random());
        refused = new PollBackoff(LongestTrouble, new Random());
    }

    public void Start() => pumping = Task.Run(PumpAsync);

    /// <summary>Fetches nothing more. What was fetched still runs.</summary>
    public void StopFetching() => stopping.Cancel();

    /// <summary>Waits for what runs; asks it to end at the limit, and soon after leaves it to its lease.</summary>
    public async Task DrainAsync(TimeSpan limit)
    {
        if (await EndsWithinAsync(limit))
            return;
        await execution.CancelAsync();
        if (!await EndsWithinAsync(Grace))
            await abandoned.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        StopFetching();
        await DrainAsync(TimeSpan.Zero);
        stopping.Dispose();
    }

    private async Task PumpAsync()
    {
        var stopped = Task.Delay(Timeout.Infinite, stopping.Token);
        while (!stopping.IsCancellationRequested)
        {
            while (running.Count > listener.Settings.NewBatchThreshold)
            {
                var ended = await Task.WhenAny([stopped, .. running]);
                if (ended == stopped)
                    return;
                running.RemoveAll(task => task.IsCompleted);
            }

            listener.Signal.Arm();
            var (messages, pause) = await FetchAsync();
            foreach (var message in messages)
                running.Add(Task.Run(() => runner.RunAsync(message, execution.Token, abandoned.Token)));
            running.RemoveAll(task => task.IsCompleted);
            if (pause > TimeSpan.Zero)
                await listener.Signal.PauseAsync(pause, stopping.Token);
        }
    }

    private async Task<(QueueMessage[] Messages, TimeSpan Pause)> FetchAsync()
    {
        try
        {
            listener.Counts.CountReceive();
            // Not cancellable: messages of a fetch cut off half way would stay hidden for the whole lease.
            var response = await listener.Queue.ReceiveMessagesAsync(listener.Settings.BatchSize, listener.Lease, CancellationToken.None);
            trouble.Over();
            refused.Reset();
            if (response.Value.Length > 0)
                quiet.Reset();
            // Fewer than asked for: there are no more, and what comes now through this process ends the pause.
            return (response.Value, response.Value.Length == listener.Settings.BatchSize ? TimeSpan.Zero : quiet.Next());
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // The trigger creates no queue; it looks again.
            return ([], quiet.Next());
        }
        catch (Exception fault)
        {
            trouble.Report(fault);
            return ([], refused.Next());
        }
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        // The pump first: only when it has ended is the list of running messages complete.
        var all = EndsAsync();
        using var over = new CancellationTokenSource();
        var first = await Task.WhenAny(all, Task.Delay(limit, listener.Time, over.Token));
        await over.CancelAsync();
        return first == all;
    }

    private async Task EndsAsync()
    {
        await pumping;
        await Task.WhenAll(running);
    }
}
