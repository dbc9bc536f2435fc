using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace MoiSms.Core.Records.Importing;

/// <summary>Compares what is stored of a kind with a snapshot, keys only; the one place that reads a whole table.</summary>
internal sealed class SnapshotComparison(TableClient records, ImportKind kind)
{
    /// <summary>The stored rows that the file lacks, and how many are stored in all.</summary>
    public async Task<(List<TableEntity> Surplus, long Stored)> CompareAsync(
        Survey survey, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var surplus = new List<TableEntity>();
        var stored = 0L;
        await foreach (var row in KeysAsync(cancellationToken))
        {
            if (++stored % 1000 == 0)
                progress?.Report(new ImportProgress(ImportStage.Comparing, stored, Total: null));
            if (!survey.Holds(row.PartitionKey, row.RowKey))
                surplus.Add(row);
        }

        progress?.Report(new ImportProgress(ImportStage.Comparing, stored, stored));
        return (surplus, stored);
    }

    private async IAsyncEnumerable<TableEntity> KeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // ';' follows ':', so the range is exactly the keys "kind:...".
        var (single, first, end) = (kind.RecordKind, kind.RecordKind + ":", kind.RecordKind + ";");
        string[] columns = kind.IsHolders
            ? ["PartitionKey", "RowKey", RecordProperties.Phones, RecordProperties.RegisteredPhones]
            : ["PartitionKey", "RowKey"];
        var query = records.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {single} or (RowKey ge {first} and RowKey lt {end})"),
            maxPerPage: 1000,
            columns,
            cancellationToken);
        await foreach (var row in query)
        {
            // From a holder whose phones were all registered by texting there is nothing to take.
            if (!kind.IsHolders || RecordMapper.PhonesOf(row, RecordProperties.Phones).Count > 0
                || RecordMapper.PhonesOf(row, RecordProperties.RegisteredPhones).Count == 0)
                yield return row;
        }
    }
}
