using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Records;

/// <summary>Reads a person's records: one partition, one query. Every further 1,000 rows of what is asked cost one call more.</summary>
/// <param name="tables">The account whose table <c>Records</c> is read.</param>
/// <param name="keys">The same keys as the import's.</param>
/// <param name="skipped">Told of each row that cannot be read; may be called by several threads.</param>
public sealed class RecordStore(TableServiceClient tables, PartitionKeys keys, Action<SkippedRecord>? skipped = null)
{
    private const int LargestPage = 1000;

    private readonly TableClient records = tables.GetTableClient(TableNames.Records);

    /// <summary>What is known of a civil id within the scope; records without any content if nothing is.</summary>
    internal async Task<PersonRecords> ReadAsync(string civilId, RecordScope scope, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        var query = records.QueryAsync<TableEntity>(
            scope.Filter(keys, civilId), LargestPage, cancellationToken: cancellationToken);
        await foreach (var row in query)
            rows.Add(row);
        return RecordMapper.FromEntities(civilId, rows, skipped);
    }
}
