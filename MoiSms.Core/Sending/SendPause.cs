using Microsoft.Extensions.Logging;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Core.Sending;

/// <summary>
/// Pauses sending while ACS refuses everything: a lost number, a suspended account, an outage. Each process counts its own failures in
/// memory; the pause itself is a row that all see, so that one reply at a time is tried until one is taken. Refusals for the rate (429) are
/// no failures: <see cref="SendPace"/> follows them.
/// </summary>
public sealed partial class SendPause(PauseStore store, MoiSmsMetrics metrics, TimeProvider time, ILogger<SendPause> logger)
{
    /// <summary>Replies that failed since the last one that was taken. One that fails for itself alone pauses nobody.</summary>
    internal const int Limit = 5;

    /// <summary>From here on a refusal may not be the reply's own fault: it waits instead of being filed.</summary>
    private const int Doubtful = 3;

    private static readonly TimeSpan FirstTrial = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestTrial = TimeSpan.FromMinutes(1);

    /// <summary>How long one trial has before another may begin. Longer than a send can last.</summary>
    private static readonly TimeSpan TrialLease = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);
    private readonly SendPace pace = new();
    // A read under way must not undo what this process found meanwhile: a refusal would be filed as that of one reply alone.
    private readonly ReadOrder order = new();
    private volatile PauseRow? row;
    private int claiming;

    internal SendPace Pace => pace;

    internal bool IsOn => row is not null;

    /// <summary>Whether a refusal may mean everybody and not this reply.</summary>
    internal bool IsDoubtful
    {
        get
        {
            lock (gate)
                return row is not null || failed.Count >= Doubtful;
        }
    }

    /// <summary>Whether one reply may be tried now, as far as this process knows.</summary>
    internal bool MayTry => row is not { } paused || time.GetUtcNow() >= paused.NextTrialAt;

    /// <summary>How long a reply waits before it asks again: the longer, the longer the pause lasts; at most five minutes.</summary>
    /// <param name="random">0 to 1.</param>
    internal TimeSpan Wait(double random)
    {
        var lasted = row is { } paused ? time.GetUtcNow() - paused.Since : TimeSpan.Zero;
        return TimeSpan.FromSeconds(Math.Clamp(lasted.TotalSeconds / 2, FirstTrial.TotalSeconds, 150) * (1 + random));
    }

    /// <summary>Takes the trial that is due, against all other instances. Two calls.</summary>
    /// <returns>False where somebody else has it. True, too, where the pause is over.</returns>
    internal async Task<bool> TryBeginTrialAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref claiming, 1) == 1)
            return false;
        try
        {
            var stored = await ReadAsync(cancellationToken);
            var now = time.GetUtcNow();
            if (stored is null)
                return true;
            if (now < stored.NextTrialAt)
                return false;
            var place = order.Begin();
            if (await store.TryWriteAsync(stored with { NextTrialAt = now + TrialLease }, cancellationToken) is not { } mine)
                return false;
            Follow(place, mine);
            return true;
        }
        finally
        {
            Interlocked.Exchange(ref claiming, 0);
        }
    }

    /// <summary>ACS did not take a reply, for another reason than the rate. Calls only where a pause begins, or a trial failed.</summary>
    /// <param name="tag">Which reply.</param>
    internal async Task FailedAsync(string tag, string code, bool isTrial, CancellationToken cancellationToken)
    {
        PauseRow next;
        long place;
        var now = time.GetUtcNow();
        lock (gate)
        {
            failed.Add(tag);
            if (row is { } paused)
            {
                // What was under way when the pause began tells nothing new.
                if (!isTrial)
                    return;
                var delay = Math.Min(LongestTrial.TotalSeconds, FirstTrial.TotalSeconds * Math.Pow(2, Math.Min(paused.Trials + 1, 10)));
                next = paused with { Trials = paused.Trials + 1, NextTrialAt = now + TimeSpan.FromSeconds(delay) };
            }
            else
            {
                if (failed.Count < Limit)
                    return;
                next = new PauseRow(now, now + FirstTrial, 0, null);
                LogPaused(logger, failed.Count, code);
            }

            place = order.Begin();
            Follow(place, next);
        }

        // Another instance may have been faster: then what it wrote holds.
        Follow(place, await store.TryWriteAsync(next, cancellationToken) ?? await store.ReadAsync(cancellationToken) ?? next);
    }

    /// <summary>ACS took a reply. A call only where that ends a pause. Never throws for storage.</summary>
    internal async Task TakenAsync()
    {
        lock (gate)
        {
            failed.Clear();
            if (row is null)
                return;
        }

        Follow(order.Begin(), null);
        try
        {
            await store.DeleteAsync(CancellationToken.None);
        }
        catch (Exception e) when (StorageFault.Is(e, CancellationToken.None))
        {
            // The row stays: the next trial ends the pause.
        }
    }

    /// <summary>Learns what other instances found, and measures it. One call.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        metrics.SendingPaused(IsOn);
    }

    private async Task<PauseRow?> ReadAsync(CancellationToken cancellationToken)
    {
        var place = order.Begin();
        var stored = await store.ReadAsync(cancellationToken);
        Follow(place, stored);
        return stored;
    }

    private void Follow(long place, PauseRow? stored)
    {
        lock (gate)
        {
            if (!order.TryKeep(place))
                return;
            if (stored is null && row is not null)
            {
                failed.Clear();
                pace.Begin(time.GetUtcNow());
                LogResumed(logger);
            }

            row = stored;
        }
    }

    [LoggerMessage(EventId = 304, Level = LogLevel.Error, Message =
        "Sending is paused: ACS took none of the last {Replies} replies ({Code}). One at a time is tried until it takes one")]
    private static partial void LogPaused(ILogger logger, int replies, string code);

    [LoggerMessage(EventId = 305, Level = LogLevel.Warning, Message = "Sending goes on: ACS took a reply")]
    private static partial void LogResumed(ILogger logger);
}
