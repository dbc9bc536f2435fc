using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// When each kind was last imported without a rejected row: rows of <c>Settings</c>, partition <c>imports</c>, a row a kind of
/// <see cref="RecordKinds"/>. A reply says "none" only of a kind that stands here.
/// </summary>
internal sealed class ImportLedger(TableServiceClient tables)
{
    private const string Partition = "imports";
    private const string FinishedAt = "FinishedAt";
    private const string Rows = "Rows";
    private const string Snapshot = "Snapshot";

    private readonly TableClient settings = tables.GetTableClient(TableNames.Settings);

    /// <summary>The as-of of each imported kind (UTC); one partition query.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadAsync(CancellationToken cancellationToken)
    {
        var kinds = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var query = settings.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"),
            select: ["RowKey", RecordProperties.AsOf],
            cancellationToken: cancellationToken);
        await foreach (var row in query)
        {
            if (row.TryGetValue(RecordProperties.AsOf, out var value) && value is DateTimeOffset asOf)
                kinds[row.RowKey] = asOf;
        }

        return kinds;
    }

    internal Task RecordAsync(
        string recordKind, DateTimeOffset asOf, DateTimeOffset finishedAt, long rows, bool snapshot, CancellationToken cancellationToken) =>
        settings.UpsertEntityAsync(
            new TableEntity(Partition, recordKind)
            {
                [RecordProperties.AsOf] = asOf,
                [FinishedAt] = finishedAt,
                [Rows] = rows,
                [Snapshot] = snapshot,
            },
            TableUpdateMode.Merge,
            cancellationToken);
}
