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

    /// <summary>As of when the rows are that were loaded last, whether all were good or not.</summary>
    private const string LoadedAsOf = "LoadedAsOf";

    private readonly TableClient settings = tables.GetTableClient(TableNames.Settings);

    /// <summary>Null where nothing was imported.</summary>
    internal async Task<DateTimeOffset?> NewestAsync(string recordKind, CancellationToken cancellationToken) =>
        await settings.GetEntityIfExistsAsync<TableEntity>(
            ServiceSettings.ImportsPartition, recordKind, cancellationToken: cancellationToken) is { HasValue: true, Value: { } row }
            ? row.GetDateTimeOffset(LoadedAsOf) ?? row.GetDateTimeOffset(ServiceSettings.AsOfProperty)
            : null;

    internal Task NoteAsync(string recordKind, DateTimeOffset asOf, CancellationToken cancellationToken) => settings.UpsertEntityAsync(
        new TableEntity(ServiceSettings.ImportsPartition, recordKind) { [LoadedAsOf] = asOf }, TableUpdateMode.Merge, cancellationToken);

    internal Task RecordAsync(
        string recordKind, DateTimeOffset asOf, DateTimeOffset finishedAt, long rows, bool snapshot, CancellationToken cancellationToken) =>
        settings.UpsertEntityAsync(
            new TableEntity(ServiceSettings.ImportsPartition, recordKind)
            {
                [ServiceSettings.AsOfProperty] = asOf,
                [LoadedAsOf] = asOf,
                [FinishedAt] = finishedAt,
                [Rows] = rows,
                [Snapshot] = snapshot,
            },
            TableUpdateMode.Merge,
            cancellationToken);
}
