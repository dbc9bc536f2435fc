using Azure.Data.Tables;

namespace MoiSms.Core.Importing;

/// <summary>Writes rows in entity-group transactions: those of one partition together, at most 100 in each, several at a time.</summary>
internal sealed class RowWriter(TableClient table)
{
    /// <summary>Each row replaces what stands under its key.</summary>
    public Task ReplaceAsync(IReadOnlyList<TableEntity> rows, Action<int> written, CancellationToken cancellationToken) =>
        RunAsync(rows, TableTransactionActionType.UpsertReplace, written, cancellationToken);

    /// <summary>Rows that are gone already are no fault, though the rest of a transaction then goes one by one.</summary>
    public Task DeleteAsync(IReadOnlyList<TableEntity> rows, Action<int> deleted, CancellationToken cancellationToken) =>
        RunAsync(rows, TableTransactionActionType.Delete, deleted, cancellationToken);

    private Task RunAsync(
        IReadOnlyList<TableEntity> rows, TableTransactionActionType action, Action<int> done, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            rows.GroupBy(row => row.PartitionKey).SelectMany(partition => partition.Chunk(ImportLimits.RowsPerTransaction)),
            new ParallelOptions { MaxDegreeOfParallelism = ImportLimits.Concurrency, CancellationToken = cancellationToken },
            async (batch, ct) =>
            {
                if (batch.Length == 1)
                    await OneAsync(batch[0], action, ct);
                else
                    await TogetherAsync(batch, action, ct);
                done(batch.Length);
            });

    private async Task TogetherAsync(TableEntity[] batch, TableTransactionActionType action, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(action, row, Azure.ETag.All)), cancellationToken);
        }
        catch (TableTransactionFailedException e) when (action == TableTransactionActionType.Delete && e.Status == 404)
        {
            foreach (var row in batch)
                await OneAsync(row, action, cancellationToken);
        }
    }

    private async Task OneAsync(TableEntity row, TableTransactionActionType action, CancellationToken cancellationToken)
    {
        if (action == TableTransactionActionType.Delete)
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, Azure.ETag.All, cancellationToken);
        else
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }
}
