using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Counting;

/// <summary>
/// <see cref="SentToday"/> in memory, so that no text waits for it; a background service refreshes it. It lags by the five seconds in which
/// instances write their counters and the seconds between two refreshes.
/// </summary>
public sealed class DayTotals(PilotCounterStore store, TimeProvider time)
{
    private volatile SentToday current = SentToday.Nothing;

    /// <summary>Of today; nothing where today's were not read yet.</summary>
    internal SentToday Today => current is { } known && known.Day == KuwaitTime.Today(time.GetUtcNow()) ? known : SentToday.Nothing;

    /// <summary>One query: a row an instance.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var today = KuwaitTime.Today(time.GetUtcNow());
        var days = await store.ReadAsync(today, today, cancellationToken);
        current = days.GetValueOrDefault(today) is { Counts: var counts }
            ? new SentToday(
                today, counts.GetValueOrDefault(PilotCounters.Parts), counts.GetValueOrDefault(PilotCounters.ForeignParts))
            : new SentToday(today, 0, 0);
    }
}
