using Azure.Data.Tables;
using MoiSms.Core.Configuration;
using MoiSms.Core.Storage;

namespace MoiSms.Core.Maintenance;

/// <summary>Deletes message rows past retention. It reads the whole table: on a timer, never on the way of a text.</summary>
public sealed class ConversationPurger(ServiceStorage storage, MoiSmsSettings settings, TimeProvider time)
{
    private const int MaxActions = 100;

    /// <summary>Returns how many rows went. Stopped half-way it has deleted what it has; the next run does the rest.</summary>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var cutoff = time.GetUtcNow() - settings.Retention;
        var expired = storage.Conversations.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"RowKey ge {RowKeys.MessagePrefix} and RowKey lt {RowKeys.MessagesEnd} and AcceptedAt lt {cutoff}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken);

        var purged = 0;
        var batch = new List<TableEntity>(MaxActions);
        await foreach (var row in expired)
        {
            if (batch.Count == MaxActions || (batch.Count > 0 && batch[0].PartitionKey != row.PartitionKey))
                purged += await DeleteAsync(batch, cancellationToken);
            batch.Add(row);
        }

        return purged + await DeleteAsync(batch, cancellationToken);
    }

    private async Task<int> DeleteAsync(List<TableEntity> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return 0;
        try
        {
            await storage.Conversations.SubmitTransactionAsync(
                batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, Azure.ETag.All)), cancellationToken);
            return batch.Count;
        }
        catch (TableTransactionFailedException e) when (e.Status == 404)
        {
            // Another run deleted one of them meanwhile: the rest goes with the next run.
            return 0;
        }
        finally
        {
            batch.Clear();
        }
    }
}
