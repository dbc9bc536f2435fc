using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Records.Importing;

/// <summary>Writes rows in entity-group transactions: those of one partition together, at most 100 in each, several at a time.</summary>
internal sealed class RowWriter(TableClient table)
{
    /// <summary>Each row replaces what stands under its key.</summary>
    public Task ReplaceAsync(IReadOnlyList<TableEntity> rows, Action<int> written, CancellationToken cancellationToken) =>
        RunAsync(rows, RowTransactions.ReplaceAsync, written, cancellationToken);

    /// <summary>Rows that are gone already are no fault, though the rest of a transaction then goes one by one.</summary>
    public Task DeleteAsync(IReadOnlyList<TableEntity> rows, Action<int> deleted, CancellationToken cancellationToken) =>
        RunAsync(rows, RowTransactions.DeleteAsync, deleted, cancellationToken);

    private Task RunAsync(
        IReadOnlyList<TableEntity> rows, Func<TableClient, IReadOnlyList<TableEntity>, CancellationToken, Task> act, Action<int> done,
        CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            rows.GroupBy(row => row.PartitionKey).SelectMany(partition => partition.Chunk(RowTransactions.MaxRows)),
            new ParallelOptions { MaxDegreeOfParallelism = ImportLimits.Concurrency, CancellationToken = cancellationToken },
            async (batch, ct) =>
            {
                await act(table, batch, ct);
                done(batch.Length);
            });
}
