using Azure;
using Azure.Data.Tables;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>
/// Rows of one partition in entity-group transactions. One row alone goes as a transaction too: an operation of its own names the row's
/// key in its URL, and with it a plate or a reference in the storage logs.
/// </summary>
internal static class RowTransactions
{
    /// <summary>Rows in a transaction: the service's own limit.</summary>
    public const int MaxRows = 100;

    /// <param name="table">Where they stand.</param>
    /// <param name="rows">1 to <see cref="MaxRows"/> of one partition; each replaces what stands under its key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task ReplaceAsync(TableClient table, IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken) =>
        SubmitAsync(table, rows, TableTransactionActionType.UpsertReplace, cancellationToken);

    /// <summary>Rows that are gone already are no fault, though the others then go one by one.</summary>
    /// <param name="table">Where they stand.</param>
    /// <param name="rows">1 to <see cref="MaxRows"/> of one partition, of whatever version; only their keys count.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task DeleteAsync(TableClient table, IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken)
    {
        try
        {
            await SubmitAsync(
                table, rows.Select(row => new TableEntity(row.PartitionKey, row.RowKey)), TableTransactionActionType.Delete,
                cancellationToken);
        }
        catch (TableTransactionFailedException e) when (e.Status == 404)
        {
            // One of them is gone, and then none went.
            if (rows.Count == 1)
                return;
            foreach (var row in rows)
                await DeleteAsync(table, [row], cancellationToken);
        }
    }

    private static Task SubmitAsync(
        TableClient table, IEnumerable<TableEntity> rows, TableTransactionActionType action, CancellationToken cancellationToken) =>
        table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(action, row, ETag.All)), cancellationToken);
}
