using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records.Importing;

namespace MoiSms.Tests.Infrastructure;

/// <summary>
/// The demo people's rows as an import leaves them. They are imported once and then copied: an import makes a call for each kind of each
/// person, a copy one for each person.
/// </summary>
internal static class DemoRows
{
    /// <summary>When they were imported: an instant that is in no row for another reason.</summary>
    private static readonly DateTimeOffset ImportedAt = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private static readonly Lock Gate = new();
    private static Task<IReadOnlyList<(string Table, TableEntity[] Rows)>>? imported;

    /// <summary>Writes what an import at this time would, into an account whose tables are made and empty.</summary>
    public static async Task CopyAsync(AzuriteFixture azurite, string account, TimeProvider time, CancellationToken ct)
    {
        Task<IReadOnlyList<(string Table, TableEntity[] Rows)>> all;
        lock (Gate)
        {
            // Not cancelled with the test that happens to ask first.
            all = imported ??= Task.Run(() => ImportOnceAsync(azurite), CancellationToken.None);
        }

        var tables = StorageConnection.FromConnectionString(account).CreateTables();
        var now = time.GetUtcNow();
        await Task.WhenAll((await all.WaitAsync(ct)).Select(one => RowTransactions.ReplaceAsync(
            tables.GetTableClient(one.Table), Array.ConvertAll(one.Rows, row => At(row, now)), ct)));
    }

    /// <summary>Imports them as the ministry does.</summary>
    public static Task ImportAsync(string account, TimeProvider time, CancellationToken ct) =>
        new FolderImport(
            new RecordImporter(StorageConnection.FromConnectionString(account), new PartitionKeys(LocalDevelopment.KeySecret), time))
            .ImportFolderAsync(Path.Combine(RepositoryFiles.Content, "demo"), cancellationToken: ct);

    private static async Task<IReadOnlyList<(string Table, TableEntity[] Rows)>> ImportOnceAsync(AzuriteFixture azurite)
    {
        var account = azurite.NewAccount();
        await ImportAsync(account, new FakeTimeProvider(ImportedAt), CancellationToken.None);
        var partitions = new List<(string, TableEntity[])>();
        await foreach (var table in new TableServiceClient(account).QueryAsync())
        {
            var rows = await new TableClient(account, table.Name).QueryAsync<TableEntity>().ToListAsync();
            partitions.AddRange(rows.GroupBy(row => row.PartitionKey).Select(partition => (table.Name, partition.ToArray())));
        }

        return partitions;
    }

    private static TableEntity At(TableEntity row, DateTimeOffset now)
    {
        var copy = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row)
        {
            if (name is not ("odata.etag" or "Timestamp" or "PartitionKey" or "RowKey"))
                copy[name] = value is DateTimeOffset at && at == ImportedAt ? now : value;
        }

        return copy;
    }
}
