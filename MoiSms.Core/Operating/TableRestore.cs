using System.Globalization;
using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;

namespace MoiSms.Core.Operating;

/// <summary>Brings back what <see cref="TableBackup"/> wrote. What stands there already is newer and stays.</summary>
public sealed class TableRestore(StorageConnection storage)
{
    private const int Concurrency = 16;

    private static readonly HashSet<string> Restored =
        new(StringComparer.Ordinal) { TableNames.Conversations, TableNames.Records, TableNames.Settings, TableNames.Pilot };

    private readonly TableServiceClient tables = storage.CreateTables();

    /// <summary>Run again it changes nothing more. Phones that were linked by texting need their person's record: import first.</summary>
    /// <param name="path">The backup's file. It is read twice: nothing is written unless it is whole.</param>
    /// <exception cref="FormatException">The file is no backup, or not a whole one.</exception>
    /// <exception cref="RequestFailedException">Storage failed; some rows may be there.</exception>
    public async Task<RestoreResult> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var lines = Check(path);
        var (written, kept, missing) = (0, 0, 0);
        await Parallel.ForEachAsync(
            File.ReadLines(path).Skip(1).Take(lines),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (line, ct) =>
            {
                var (table, row) = BackupRow.Parse(line);
                var done = table == TableNames.Records ? await LinkAsync(row, ct) : await AddAsync(tables.GetTableClient(table), row, ct);
                if (done is null)
                    Interlocked.Increment(ref missing);
                else if (done.Value)
                    Interlocked.Increment(ref written);
                else
                    Interlocked.Increment(ref kept);
            });
        return new RestoreResult(written, kept, missing);
    }

    private static int Check(string path)
    {
        var (number, tail) = (0, "");
        foreach (var line in File.ReadLines(path))
        {
            if (number == 0 && line != TableBackup.Head)
                throw new FormatException("the file is no backup of this tool.");
            if (tail.Length > 0)
                throw new FormatException("something stands behind the backup's end.");
            if (line.StartsWith(TableBackup.Tail, StringComparison.Ordinal))
                tail = line[TableBackup.Tail.Length..];
            else if (number > 0 && !Restored.Contains(BackupRow.Parse(line).Table))
                throw new FormatException("a row is of a table that is not restored.");
            number++;
        }

        return tail == (number - 2).ToString(CultureInfo.InvariantCulture)
            ? number - 2
            : throw new FormatException("the file is not whole: its end is missing, or rows are.");
    }

    private static async Task<bool?> AddAsync(TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <returns>Null where the person has no record.</returns>
    private async Task<bool?> LinkAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var records = tables.GetTableClient(TableNames.Records);
        var holder = await records.GetEntityIfExistsAsync<TableEntity>(
            row.PartitionKey, RecordKinds.Holder, [RecordProperties.RegisteredPhones], cancellationToken);
        if (!holder.HasValue)
            return null;
        if (holder.Value!.GetString(RecordProperties.RegisteredPhones) is { Length: > 0 })
            return false;
        var phones = new TableEntity(row.PartitionKey, RecordKinds.Holder)
        {
            [RecordProperties.RegisteredPhones] = row.GetString(RecordProperties.RegisteredPhones),
        };
        try
        {
            await records.UpdateEntityAsync(phones, holder.Value.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Somebody linked a phone just now.
            return false;
        }
    }
}
