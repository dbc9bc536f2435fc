using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Operating;
using MoiSms.Core.Records.Importing;
using MoiSms.Functions;
using MoiSms.Tests.Infrastructure;
using MoiSms.Tests.Understanding;

namespace MoiSms.Tests.Reliability;

/// <summary>The storage under all runs of one scenario, past every fault; and what every process of the service is made of.</summary>
internal sealed partial class CrashAccount : IDisposable
{
    /// <summary>Noon in Kuwait on the day of the demo data.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("moisms-crash-");
    private readonly ServiceCollection services = new();
    private readonly StorageConnection storage;
    private readonly TableServiceClient tables;
    private readonly QueueServiceClient queues;
    private bool isMade;

    /// <summary>What the account holds, where it was read and nothing came since; null = it has to be read.</summary>
    private IReadOnlyList<(TableClient Table, List<TableEntity> Rows)>? held;
    private bool hasMessages = true;

    public CrashAccount(AzuriteFixture azurite)
    {
        var account = azurite.NewAccount();
        storage = StorageConnection.FromConnectionString(account);
        (tables, queues) = (storage.CreateTables(), storage.CreateQueues());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [SettingNames.Storage] = account,
            [SettingNames.AcsConnectionString] = "endpoint=http://127.0.0.1:9/;accesskey=bm8ga2V5",
            [SettingNames.ServiceNumber] = TestService.ServiceNumber,
            [SettingNames.KeySecret] = LocalDevelopment.KeySecret,
            [SettingNames.ContentPath] = RepositoryFiles.Content,
            [SettingNames.DefaultPhase] = "public",
            // So that a purge has few hours to go through.
            [SettingNames.BlankTextsHours] = "24",
            [SettingNames.RetentionDays] = "2",
            [SettingNames.LockDays] = "2",
            [SettingNames.DeadLetterDays] = "2",
        }).Build();
        services.AddSingleton(Engine.Loaded).AddMoiSms(configuration);
    }

    public static PartitionKeys Keys { get; } = new(LocalDevelopment.KeySecret);

    public QueueClient Queue(string name) => queues.GetQueueClient(name);

    /// <summary>Tables and queues are there, and empty. Where the last run was read to its end, that is what is deleted.</summary>
    public async Task EmptyAsync(CancellationToken ct)
    {
        if (!isMade)
        {
            await Task.WhenAll(TableNames.All.Select(name => tables.CreateTableIfNotExistsAsync(name, ct)));
            await Task.WhenAll(QueueNames.All.Select(name => Queue(name).CreateIfNotExistsAsync(cancellationToken: ct)));
            isMade = true;
        }

        await Task.WhenAll((held ?? await ReadAsync(ct)).Select(one => PersonRows.DeleteAsync(one.Table, one.Rows, ct)));
        if (hasMessages)
            await Task.WhenAll(QueueNames.All.Select(name => Queue(name).ClearMessagesAsync(ct)));
        (held, hasMessages) = (null, true);
    }

    /// <summary>What the ministry's files say before a scenario begins; no process of the service has a part in it.</summary>
    public async Task GivenAsync(string kind, string csv, TimeProvider time, CancellationToken ct) =>
        await new RecordImporter(storage, Keys, time).ImportAsync(
            new ImportRequest { Kind = kind, File = await FileAsync(kind, csv, ct) }, progress: null, ct);

    /// <summary>The purge is through with all that was due before the start.</summary>
    /// <param name="unswept">A phone in whose key range the weekly walk has still to begin; null = everywhere it was just done.</param>
    public Task GivenPurgedAsync(string? unswept, CancellationToken ct)
    {
        var letter = unswept is null ? -1 : TableSweep.FirstLetters.IndexOf(Keys.For(unswept)[0], StringComparison.Ordinal);
        var swept = Enumerable.Range(0, 2 * TableSweep.FirstLetters.Length).Where(range => range != letter)
            .Select(range => new SweepMark(range, Start.AddYears(1), null, Done: true).ToEntity());
        var due = new[] { MetricValues.Purged.Words, MetricValues.Purged.Rows, MetricValues.Purged.Locks }
            .Select(name => DueWork.Mark(name, DueIndex.HourOf(Start), null));
        return RowTransactions.ReplaceAsync(tables.GetTableClient(TableNames.Settings), [.. swept, .. due], ct);
    }

    public ServiceProcess StartProcess(TimeProvider time, CrashRun run, OneCarrier carrier)
    {
        // It writes.
        held = null;
        IServiceCollection own = new ServiceCollection();
        foreach (var one in services)
            own.Add(one);
        return new ServiceProcess(own.AddSingleton(time).AddLogging(), storage, time, run, carrier);
    }

    /// <summary>The id of the only dead letter there.</summary>
    public async Task<string> LetterAsync(string where, CancellationToken ct) =>
        (await tables.GetTableClient(TableNames.DeadLetters)
            .QueryAsync<TableEntity>(row => row.PartitionKey == where, cancellationToken: ct).SingleAsync(ct)).GetString("Id");

    public async Task<string> FileAsync(string name, string content, CancellationToken ct)
    {
        var path = Path.Combine(folder.FullName, name + ".csv");
        await File.WriteAllTextAsync(path, content, ct);
        return path;
    }

    /// <summary>
    /// Every row of every table and the number of messages. Left out: versions, salts and hashes of codes, how often something was tried,
    /// notes of locks, and that an operator's command stands in the audit once for each time it was given.
    /// </summary>
    /// <param name="isLast">Whether nothing writes any more.</param>
    public async Task<IReadOnlyList<string>> DumpAsync(bool isLast, CancellationToken ct)
    {
        var all = await ReadAsync(ct);
        var rows = all.SelectMany(one => one.Rows
            // A killed process loses its last notes of locks, which the sweep finds; those of texts it does not.
            .Where(row => one.Table.Name != TableNames.Due || row.PartitionKey.StartsWith(DueKinds.Texts, StringComparison.Ordinal))
            .Select(row => $"{one.Table.Name}: {Line(row, one.Table.Name == TableNames.Audit)}"));
        var counts = await Task.WhenAll(QueueNames.All.Select(async name =>
            (Name: name, Messages: (await Queue(name).GetPropertiesAsync(ct)).Value.ApproximateMessagesCount)));
        if (isLast)
            (held, hasMessages) = (all, counts.Any(queue => queue.Messages > 0));
        var lines = rows.Concat(counts.Select(queue => $"{queue.Name}: {queue.Messages} messages"));
        return [.. lines.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Without what is drawn anew in each run.</summary>
    public static string Plain(string text) => Varying().Replace(text, "");

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<IReadOnlyList<(TableClient Table, List<TableEntity> Rows)>> ReadAsync(CancellationToken ct) =>
        await Task.WhenAll(TableNames.All.Select(tables.GetTableClient).Select(async table =>
            (table, await table.QueryAsync<TableEntity>(cancellationToken: ct).ToListAsync(ct))));

    private static string Line(TableEntity row, bool isAudit)
    {
        var shown = row.Where(one => one.Key is not ("odata.etag" or "Timestamp" or "BodyLength" or "BodySha256")
            && !(isAudit && one.Key == "RowKey") && one.Value is not (null or ""));
        return Plain(string.Join(", ", shown.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}")));
    }

    // Of a text that is a code the id, which holds a hash of its words, and who attempted.
    [GeneratedRegex(
        ":[a-z2-7]{20}|\"By\":\"[^\"]*\"|\"(salt|hash)\":\"[^\"]*\",?|,\"tries\":\\d+|,\"isCopy\":true", RegexOptions.IgnoreCase)]
    private static partial Regex Varying();
}
