using Azure.Data.Tables;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// When each kind was last imported without a rejected row: rows of <c>Settings</c>, partition <c>imports</c>, a row a kind of
/// <see cref="RecordKinds"/>. A reply says "none" only of a kind that stands here.
/// </summary>
internal sealed class ImportLedger(TableServiceClient tables)
{
    private const string FinishedAt = "FinishedAt";
    private const string Rows = "Rows";
    private const string Snapshot = "Snapshot";

    private readonly TableClient settings = tables.GetTableClient(TableNames.Settings);

    internal Task RecordAsync(
        string recordKind, DateTimeOffset asOf, DateTimeOffset finishedAt, long rows, bool snapshot, CancellationToken cancellationToken) =>
        settings.UpsertEntityAsync(
            new TableEntity(ServiceSettings.ImportsPartition, recordKind)
            {
                [ServiceSettings.AsOfProperty] = asOf,
                [FinishedAt] = finishedAt,
                [Rows] = rows,
                [Snapshot] = snapshot,
            },
            TableUpdateMode.Merge,
            cancellationToken);
}
