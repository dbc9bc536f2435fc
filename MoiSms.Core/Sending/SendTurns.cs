namespace MoiSms.Core.Sending;

/// <summary>When it is a reply's turn to be handed to ACS: not during a pause, and at the pace that ACS takes.</summary>
public sealed class SendTurns(SendPause pause, TimeProvider time)
{
    /// <summary>
    /// How long a reply waits for its turn inside its function; what has to wait longer goes back to the queue. The host fetches no more
    /// than it runs, so what waits here holds back the rest without a call.
    /// </summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>Waits for the next turn. No call.</summary>
    /// <returns>The turn, without a round where it is a trial; null where the reply has to go back to the queue for the delay.</returns>
    internal async Task<(SendSlot? Slot, TimeSpan Delay)> WaitAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow();
        while (true)
        {
            var now = time.GetUtcNow();
            if (pause.IsOn)
                return pause.MayTry ? (new SendSlot(now, null), TimeSpan.Zero) : (null, pause.Wait(Random.Shared.NextDouble()));

            var slot = pause.Pace.Reserve(now, since + LongestWait);
            if (slot.At - since > LongestWait)
                return (null, slot.At - now);
            if (slot.At > now)
                await Task.Delay(slot.At - now, time, cancellationToken);
            if (slot.Round is not null && !pause.IsOn && !pause.Pace.IsPassed(slot))
                return (slot, TimeSpan.Zero);
        }
    }
}
