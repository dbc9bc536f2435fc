using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

/// <summary>An empty account, a folder for files, and an importer whose clock stands still.</summary>
internal sealed class ImportScenario : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 5, 6, 0, 0, TimeSpan.Zero);

    public ImportScenario(AzuriteFixture azurite)
    {
        ConnectionString = azurite.NewAccount();
        Storage = StorageConnection.FromConnectionString(ConnectionString);
        Tables = Storage.CreateTables();
        Importer = new RecordImporter(Storage, Keys, new FakeTimeProvider(Now), Calls, Urls);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string ConnectionString { get; }

    public StorageConnection Storage { get; }

    public TableServiceClient Tables { get; }

    public PartitionKeys Keys { get; } = new("a secret of the tests");

    /// <summary>The importer's calls to storage.</summary>
    public StorageCallCounter Calls { get; } = new();

    /// <summary>The addresses it calls.</summary>
    public RequestUrls Urls { get; } = new();

    public RecordImporter Importer { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("moisms-import-").FullName;

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    public Task<ImportResult> ImportAsync(
        string kind, string content, bool snapshot = false, bool force = false, DateTimeOffset? asOf = null) =>
        ImportFileAsync(kind, Write(kind + ".csv", content), snapshot, force, asOf);

    public Task<ImportResult> ImportFileAsync(
        string kind, string path, bool snapshot = false, bool force = false, DateTimeOffset? asOf = null) =>
        Importer.ImportAsync(
            new ImportRequest { Kind = kind, File = path, Snapshot = snapshot, Force = force, AsOf = asOf }, progress: null, Cancellation);

    public Task<PersonRecords> ReadAsync(string civilId) =>
        new RecordStore(Tables, Keys).ReadAsync(civilId, RecordScope.Everything, Cancellation);

    public async Task<TableEntity?> StateOfAsync(string phone) => await FindAsync(TableNames.Conversations, Keys.For(phone), "state");

    public async Task<TableEntity?> HolderRowAsync(string civilId) =>
        await FindAsync(TableNames.Records, Keys.For(civilId), RecordKinds.Holder);

    /// <summary>All rows of a table without what storage itself adds, as text, in a fixed order.</summary>
    public async Task<string[]> DumpAsync(string table)
    {
        var rows = await Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
        return [.. rows
            .Select(row => string.Join(
                '|', row.Where(p => p.Key is not ("odata.etag" or "Timestamp")).OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}")))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>As the registration by texting leaves it.</summary>
    public Task RegisterAsync(string civilId, string phones) => Tables.GetTableClient(TableNames.Records).UpsertEntityAsync(
        new TableEntity(Keys.For(civilId), RecordKinds.Holder) { [RecordProperties.RegisteredPhones] = phones }, TableUpdateMode.Merge,
        Cancellation);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<TableEntity?> FindAsync(string table, string partition, string row)
    {
        var found = await Tables.GetTableClient(table).GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: Cancellation);
        return found.HasValue ? found.Value : null;
    }
}
