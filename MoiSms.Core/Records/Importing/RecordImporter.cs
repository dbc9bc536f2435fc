using Azure.Core.Pipeline;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// Loads the ministry's files into <c>Records</c>. The file is read twice: once to know every fault before anything is written, once to
/// write. Importing a file again changes nothing; an import that was cut off is run again, and a long one goes on where it was.
/// </summary>
/// <param name="storage">The account; its tables are created if missing.</param>
/// <param name="keys">The same keys as the functions'.</param>
/// <param name="time">Says when the data is as of, where the request does not, and how long it took.</param>
/// <param name="policies">Extra policies of the storage pipeline, e.g. a counter of calls.</param>
public sealed class RecordImporter(StorageConnection storage, PartitionKeys keys, TimeProvider time, params HttpPipelinePolicy[] policies)
{
    private readonly TableServiceClient tables = storage.CreateTables(policies);
    private bool prepared;

    /// <exception cref="ImportException">The file cannot be used; nothing was loaded.</exception>
    /// <exception cref="TimeoutException">Storage does not answer; nothing was loaded.</exception>
    /// <exception cref="Azure.RequestFailedException">Storage failed; some rows may be loaded.</exception>
    public async Task<ImportResult> ImportAsync(
        ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var kind = ImportKinds.Find(request.Kind);
        var asOf = (request.AsOf ?? time.GetUtcNow()).ToUniversalTime();
        if (asOf > time.GetUtcNow())
            throw new ImportException("The as-of is in the future: data cannot be newer than now.");

        using var file = CsvFile.Open(request.File, kind);
        var mapper = new RecordMapper(keys);
        var survey = new Survey(kind, mapper);
        var (rejected, rejectedFile) = Check(file, request.File, kind, survey, progress, cancellationToken);
        await PrepareAsync(cancellationToken);

        var ledger = new ImportLedger(tables);
        var (newest, cut) = await ledger.ReadAsync(kind.RecordKind, cancellationToken);
        var digest = file.Digest();
        var goesOn = cut is not null && cut.Digest == digest && (request.AsOf is null || request.AsOf == cut.AsOf)
            && time.GetUtcNow() - cut.At <= ImportLimits.GoesOnWithin;
        if (goesOn)
            asOf = cut!.AsOf;
        if (!request.Force && asOf < newest)
        {
            throw new ImportException(
                $"Newer data of {kind.Name} was imported, as of {newest:yyyy-MM-dd HH:mm}Z: nothing was loaded. "
                + "If this file is the better one all the same, import it with --force.");
        }

        var records = tables.GetTableClient(TableNames.Records);
        var holders = new HolderWriter(records, tables.GetTableClient(TableNames.Conversations), keys);
        var surplus = request.Snapshot && rejected == 0
            ? await FindSurplusAsync(records, kind, survey, request.Force, progress, cancellationToken)
            : [];
        // Before the first row: an older file is refused from there on, and one that was cut off does not go on over what this one writes.
        if (!goesOn)
            await ledger.NoteAsync(kind.RecordKind, newest > asOf ? newest.Value : asOf, cancellationToken);
        var before = await LoadAsync(
            file, kind, mapper, survey, records, holders, asOf, goesOn ? cut!.Line : 0,
            line => ledger.NoteCutAsync(kind.RecordKind, new CutImport(digest, asOf, line, time.GetUtcNow()), cancellationToken),
            progress, cancellationToken);
        var removed = await RemoveAsync(surplus, kind, records, holders, progress, cancellationToken);
        await (rejected == 0
            ? ledger.RecordAsync(kind.RecordKind, asOf, time.GetUtcNow(), survey.Accepted, request.Snapshot, cancellationToken)
            : ledger.NoteAsync(kind.RecordKind, asOf, cancellationToken));

        return new ImportResult
        {
            Kind = kind.Name,
            Loaded = survey.Accepted,
            LoadedBefore = before,
            Repeated = survey.Repeated,
            Rejected = rejected,
            Removed = removed,
            RemovalSkipped = request.Snapshot && rejected > 0,
            RejectedFile = rejectedFile,
            Elapsed = time.GetElapsedTime(started),
        };
    }

    private static (long Rejected, string? RejectedFile) Check(
        CsvFile file, string path, ImportKind kind, Survey survey, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        using var rejected = new RejectedRows(path, kind);
        var rows = 0L;
        foreach (var row in file.Rows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (survey.Note(row) is { } reason)
                rejected.Add(file.InOrder(row), row.Line, reason);
            if (++rows % 1000 == 0)
                progress?.Report(new ImportProgress(ImportStage.Checking, rows, Total: null));
        }

        progress?.Report(new ImportProgress(ImportStage.Checking, rows, rows));
        return (rejected.Count, rejected.Path);
    }

    private static async Task<List<TableEntity>> FindSurplusAsync(
        TableClient records, ImportKind kind, Survey survey, bool force, IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var (surplus, stored) = await new SnapshotComparison(records, kind).CompareAsync(survey, progress, cancellationToken);
        if (!force && surplus.Count > ImportLimits.UnguardedRemovals && surplus.Count > stored / 2)
        {
            throw new ImportException(
                FormattableString.Invariant($"This snapshot of {kind.Name} would remove {surplus.Count} of the {stored} rows stored, ")
                + "so it may be cut short: nothing was changed. If it is whole, import it with --force.");
        }

        return surplus;
    }

    /// <summary>Returns the rows to <paramref name="storedTo"/>, a line whose rows are stored already and passed over.</summary>
    private static async Task<long> LoadAsync(
        CsvFile file, ImportKind kind, RecordMapper mapper, Survey survey, TableClient records, HolderWriter holders, DateTimeOffset asOf,
        long storedTo, Func<long, Task> noteStored, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var (before, done) = (0L, 0L);
        var writer = new RowWriter(records);
        foreach (var rows in Entities().Chunk(ImportLimits.RowsInMemory))
        {
            // A whole chunk was read, so that there may be more: it is noted how far the file came, and not at the end of a small one.
            var entities = Array.ConvertAll(rows, row => row.Entity);
            if (kind.IsHolders)
                await holders.WriteAsync(entities, survey, Written, cancellationToken);
            else
                await writer.ReplaceAsync(entities, Written, cancellationToken);
            if (rows.Length == ImportLimits.RowsInMemory)
                await noteStored(rows[^1].Line);
        }

        return before;

        IEnumerable<(TableEntity Entity, long Line)> Entities()
        {
            foreach (var row in file.Rows().Where(row => survey.Takes(row.Line)))
            {
                if (row.Line <= storedTo)
                {
                    before = ++done;
                    continue;
                }

                var (civilId, record) = kind.Read(row, asOf);
                yield return (mapper.ToEntity(civilId, record!), row.Line);
            }
        }

        void Written(int count) =>
            progress?.Report(new ImportProgress(ImportStage.Loading, Interlocked.Add(ref done, count), survey.Accepted));
    }

    private static async Task<long> RemoveAsync(
        List<TableEntity> surplus, ImportKind kind, TableClient records, HolderWriter holders,
        IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var removed = 0L;
        if (!kind.IsHolders)
        {
            await new RowWriter(records).DeleteAsync(surplus, Removed, cancellationToken);
            return removed;
        }

        await Parallel.ForEachAsync(
            surplus,
            new ParallelOptions { MaxDegreeOfParallelism = ImportLimits.Concurrency, CancellationToken = cancellationToken },
            async (holder, ct) =>
            {
                if (await holders.RemoveAsync(holder, ct))
                    Removed(1);
            });
        return removed;

        void Removed(int count)
        {
            // Not inside the report: without anybody to report to, it would not be counted.
            var sum = Interlocked.Add(ref removed, count);
            progress?.Report(new ImportProgress(ImportStage.Removing, sum, surplus.Count));
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (prepared)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StorageConnection.NetworkTimeout);
        try
        {
            await Parallel.ForEachAsync(
                [TableNames.Records, TableNames.Conversations, TableNames.Settings],
                limit.Token,
                async (table, ct) => await tables.CreateTableIfNotExistsAsync(table, ct));
            await new KeyCheck(tables, keys).VerifyAsync(limit.Token);
            prepared = true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("Storage does not answer.");
        }
    }
}
