using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>Rows as they are stored: for export and erasure.</summary>
internal static class PersonRows
{
    public static async Task<List<TableEntity>> PartitionAsync(
        TableClient table, string partition, CancellationToken cancellationToken, string[]? select = null)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: select, cancellationToken: cancellationToken))
            rows.Add(row);
        return rows;
    }

    /// <summary>Reads all partitions with a prefix: for an operator's act, and where there are few rows.</summary>
    /// <param name="prefix">Ends with a hyphen; null = the whole table.</param>
    public static async Task<List<TableEntity>> OfPhoneAsync(
        TableClient table, string phoneKey, CancellationToken cancellationToken, string? prefix = null)
    {
        var filter = TableClient.CreateQueryFilter($"PhoneKey eq {phoneKey}");
        if (prefix is not null)
            filter = TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {prefix[..^1] + "."}") + " and " + filter;
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            rows.Add(row);
        return rows;
    }

    /// <summary>The phone's own partition, and the notes of the gateway on its texts.</summary>
    public static async Task<List<TableEntity>> OfGatewayAsync(TableClient table, string phoneKey, CancellationToken cancellationToken)
    {
        var rows = await PartitionAsync(table, phoneKey, cancellationToken);
        foreach (var notes in new[] { GatewayNames.Doubts, GatewayNames.Waiting })
        {
            await foreach (var row in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {notes} and RowKey ge {phoneKey + ":"} and RowKey lt {phoneKey + ";"}"),
                cancellationToken: cancellationToken))
                rows.Add(row);
        }

        return rows;
    }

    /// <summary>What a person may read of a row: everything but its keys and version, which are ours.</summary>
    public static IReadOnlyDictionary<string, object?> ToProperties(TableEntity row) => row
        .Where(one => one.Key is not ("PartitionKey" or "odata.etag" or "PhoneKey") && one.Value is not (null or ""))
        .ToDictionary(one => one.Key, one => (object?)one.Value, StringComparer.Ordinal);

    /// <summary>Deletes rows of any partitions; one that is gone already is passed over.</summary>
    public static async Task DeleteAsync(TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        foreach (var partition in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
        {
            foreach (var batch in partition.Chunk(RowTransactions.MaxRows))
                await RowTransactions.DeleteAsync(table, batch, cancellationToken);
        }
    }
}
