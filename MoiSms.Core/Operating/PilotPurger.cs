using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>Deletes flags after 30 days, what points to texts after 31, and counters past theirs.</summary>
public sealed class PilotPurger(ServiceStorage storage, MoiSmsSettings settings, TimeProvider time)
{
    /// <summary>
    /// One call a thousand rows that are due, and one a hundred. Returns how many rows went. Stopped half-way, the next run does the rest.
    /// </summary>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var flags = FeedbackStore.PartitionOf(KuwaitTime.Today(now - FeedbackStore.Retention));
        var counts = PilotCounterStore.PartitionOf(KuwaitTime.Today(now - settings.CounterRetention));
        var hours = HourCountStore.PartitionOf(KuwaitTime.Today(now - settings.CounterRetention));
        var unread = NotUnderstoodStore.PartitionOf(KuwaitTime.Today(now - NotUnderstoodStore.Retention));
        return await PurgeAsync(FeedbackStore.Prefix, flags, cancellationToken)
            + await PurgeAsync(NotUnderstoodStore.Prefix, unread, cancellationToken)
            + await PurgeAsync(HourCountStore.Prefix, hours, cancellationToken)
            + await PurgeAsync(PilotCounterStore.Prefix, counts, cancellationToken);
    }

    private async Task<int> PurgeAsync(string from, string before, CancellationToken cancellationToken)
    {
        var purged = 0;
        var rows = storage.PilotCounts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {before}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken);
        await foreach (var page in rows.AsPages().WithCancellation(cancellationToken))
        {
            await PersonRows.DeleteAsync(storage.PilotCounts, page.Values, cancellationToken);
            purged += page.Values.Count;
        }

        return purged;
    }
}
