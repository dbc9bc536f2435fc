using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;
using MoiSms.Core.Records;

namespace MoiSms.Benchmarks.Rows;

/// <summary>
/// Stores texts of many phones, some hours of them, and does beside the texts what the service does: figures, report, erasure, purge.
/// All rows are of the past, and the clock of each step is moved to where they are due.
/// </summary>
internal sealed class RowRun
{
    // More at once outlast the client's ten seconds on Azurite, which does one thing at a time.
    private const int Concurrency = 8;

    /// <summary>How far back figures reach: to two hours before retention.</summary>
    private const int ReachHours = 118;

    private readonly StorageCallCounter calls = new();
    private readonly PartitionKeys keys = new(LocalDevelopment.KeySecret);
    private readonly ServiceStorage storage;
    private readonly DueIndex index;
    private readonly MoiSmsSettings settings;
    private readonly MoiSmsMetrics metrics;
    private readonly DateTimeOffset start = TimeProvider.System.GetUtcNow();
    private readonly DateTimeOffset first;

    /// <param name="connection">Empty storage.</param>
    public RowRun(StorageConnection connection)
    {
        var counted = connection with { Policies = [calls] };
        storage = new ServiceStorage(counted, new StorageCallCounter());
        index = new DueIndex(storage);
        settings = new MoiSmsSettings
        {
            Storage = counted,
            Acs = new AcsConnection(),
            ServiceNumber = "",
            KeySecret = LocalDevelopment.KeySecret,
            ContentPath = "",
            // Before the sweep's week: it reads whole tables, and its pages are no matter of what is due.
            Retention = TimeSpan.FromHours(ReachHours + 2),
        };
        metrics = new MoiSmsMetrics(
            new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        // Of the hours that the figures look at in every run.
        first = DueIndex.HourOf(start).AddHours(-2);
    }

    /// <param name="phones">Of one hour.</param>
    /// <param name="texts">Of each phone.</param>
    public async Task<IReadOnlyList<RowStep>> RunAsync(int phones, int texts, Action<string> say, CancellationToken ct)
    {
        foreach (var table in TableNames.All)
            await storage.Tables.GetTableClient(table).CreateIfNotExistsAsync(ct);
        await BeginAsync(ct);
        var clock = Stopwatch.StartNew();
        await FillAsync(phones, texts, ct);
        say(string.Create(
            CultureInfo.InvariantCulture, $"{(long)phones * texts} texts of {phones} phones stored in {clock.Elapsed.TotalSeconds:0} s."));
        var words = (long)settings.BlankTexts.TotalHours;
        var rows = (long)settings.Retention.TotalHours - words;
        return
        [
            await StepAsync("count an hour", RowCosts.Hour(phones) + RowCosts.CountRun(start, ReachHours), CountAsync, ct),
            await StepAsync("report of the day", RowCosts.Report, ReportAsync, ct),
            await StepAsync("erase a phone", RowCosts.Erasure(texts), EraseAsync, ct),
            await StepAsync(
                "purge words", RowCosts.Words(phones - 1, texts) + RowCosts.PurgeRun(words), Purge(settings.BlankTexts), ct),
            await StepAsync("purge rows", RowCosts.Rows(phones - 1, texts) + RowCosts.PurgeRun(rows), Purge(settings.Retention), ct),
        ];

        Func<CancellationToken, Task<long>> Purge(TimeSpan later) => async token =>
        {
            var done = await Purger(later).PurgeAsync(token);
            return done.Blanked + done.Deleted;
        };
    }

    /// <summary>A first run of the purge sets its marks, and the sweep goes through empty tables.</summary>
    private Task BeginAsync(CancellationToken ct) => Purger(TimeSpan.Zero).PurgeAsync(ct);

    private async Task FillAsync(int phones, int texts, CancellationToken ct)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, phones), new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = ct },
            async (i, token) =>
            {
                var phone = Phone(i);
                var rows = Enumerable.Range(0, texts).Select(n => ConversationEntities.ToEntity(
                    new ConversationMessage
                    {
                        InboundId = string.Create(CultureInfo.InvariantCulture, $"Incoming_{i}_{n}"),
                        Phone = phone,
                        Text = "residency",
                        ReceivedAt = first,
                        AcceptedAt = first,
                        Intent = "residency",
                        Decision = Decision.Answered,
                        Reply = "It is valid.",
                        Parts = 1,
                        WrittenAt = first,
                        ExpiresAt = first.AddDays(1),
                    },
                    keys.For(phone)));
                foreach (var batch in rows.Chunk(RowTransactions.MaxRows))
                    await RowTransactions.ReplaceAsync(storage.Conversations, batch, token);
                index.Note(DueKinds.Texts, keys.For(phone), first);
            });
        await index.FlushAsync(ct);
    }

    private async Task<RowStep> StepAsync(string name, long predicted, Func<CancellationToken, Task<long>> run, CancellationToken ct)
    {
        var (before, clock) = (calls.Count, Stopwatch.StartNew());
        var done = await run(ct);
        return new RowStep(name, predicted, calls.Count - before, done, clock.Elapsed.TotalSeconds);
    }

    private async Task<long> CountAsync(CancellationToken ct) => await new HourCounter(
        storage, index, new HourCountStore(storage), new NotUnderstoodStore(storage), settings, new StillTime(start)).CountAsync(ct);

    private async Task<long> ReportAsync(CancellationToken ct)
    {
        var day = KuwaitTime.Today(first);
        return (await new HourReporter(new HourCountStore(storage), new StillTime(start)).MakeAsync(day, day, null, ct)).Slots.Count;
    }

    /// <returns>Rows erased.</returns>
    private async Task<long> EraseAsync(CancellationToken ct)
    {
        var clock = new StillTime(start);
        var members = new PilotMembers(storage, keys, clock);
        var operations = new PersonOperations(
            storage, keys, new ConversationStore(storage, keys), new RecordStore(storage.Tables, keys), members,
            new ServiceSettingsCache(storage, members, settings, NullLogger<ServiceSettingsCache>.Instance), index, settings,
            new AuditLog(storage, clock, NullLogger<AuditLog>.Instance), clock);
        return (await operations.EraseAsync(new PersonRequest(Phone(0), null, "measuring"), new Operator(), ct)).Rows;
    }

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+965{50_000_000 + number}");

    private ConversationPurger Purger(TimeSpan later) => new(storage, index, settings, metrics, new StillTime(start + later));

    private sealed class Operator : IAdminCaller
    {
        public string Name => "measuring";

        public bool IsViewer => true;

        public bool IsOperator => true;
    }
}
