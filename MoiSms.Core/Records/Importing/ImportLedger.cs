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

    /// <summary>As of when the newest rows are, whether all were good or not, and whether the import of them ended or not.</summary>
    private const string LoadedAsOf = "LoadedAsOf";

    /// <summary>What an import has written so far: the file's SHA-256, its as-of, the last line. Empty where none was cut off.</summary>
    private const string CutFile = "CutFile";
    private const string CutAsOf = "CutAsOf";
    private const string CutLine = "CutLine";
    private const string CutAt = "CutAt";

    private readonly TableClient settings = tables.GetTableClient(TableNames.Settings);

    /// <summary>As of when the newest rows are, and how far an import came that was cut off; null where there is none. One call.</summary>
    internal async Task<(DateTimeOffset? Newest, CutImport? Cut)> ReadAsync(string recordKind, CancellationToken cancellationToken)
    {
        var found = await settings.GetEntityIfExistsAsync<TableEntity>(
            ServiceSettings.ImportsPartition, recordKind, cancellationToken: cancellationToken);
        if (!found.HasValue || found.Value is not { } row)
            return (null, null);
        var cut = row.GetString(CutFile) is { Length: > 0 } digest
            && row.GetDateTimeOffset(CutAsOf) is { } asOf && row.GetInt64(CutLine) is { } line && row.GetDateTimeOffset(CutAt) is { } at
                ? new CutImport(digest, asOf, line, at)
                : null;
        return (row.GetDateTimeOffset(LoadedAsOf) ?? row.GetDateTimeOffset(ServiceSettings.AsOfProperty), cut);
    }

    /// <summary>What is written so far. One call.</summary>
    internal Task NoteCutAsync(string recordKind, CutImport cut, CancellationToken cancellationToken) => settings.UpsertEntityAsync(
        new TableEntity(ServiceSettings.ImportsPartition, recordKind)
        {
            [CutFile] = cut.Digest,
            [CutAsOf] = cut.AsOf,
            [CutLine] = cut.Line,
            [CutAt] = cut.At,
        },
        TableUpdateMode.Merge,
        cancellationToken);

    /// <summary>All kinds that were imported. One call.</summary>
    internal async Task<IReadOnlyDictionary<string, ImportNote>> ReadAsync(CancellationToken cancellationToken)
    {
        var notes = new Dictionary<string, ImportNote>(StringComparer.Ordinal);
        await foreach (var row in settings.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {ServiceSettings.ImportsPartition}"), cancellationToken: cancellationToken))
        {
            var stored = new StoredValues(TableNames.Settings, row);
            var complete = stored.Moment(ServiceSettings.AsOfProperty);
            notes[row.RowKey] = new ImportNote(
                stored.Moment(LoadedAsOf) ?? complete, complete, stored.Moment(FinishedAt), row.GetInt64(Rows));
        }

        return notes;
    }

    /// <summary>As of when the newest rows are, and that no import goes on: before a first row, and behind a file of which not all was
    /// good. One call.</summary>
    internal Task NoteAsync(string recordKind, DateTimeOffset asOf, CancellationToken cancellationToken) => settings.UpsertEntityAsync(
        new TableEntity(ServiceSettings.ImportsPartition, recordKind) { [LoadedAsOf] = asOf, [CutFile] = "" }, TableUpdateMode.Merge,
        cancellationToken);

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
                [CutFile] = "",
            },
            TableUpdateMode.Merge,
            cancellationToken);
}
