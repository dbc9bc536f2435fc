using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Core.Operating;

/// <summary>
/// Ends what people texted in its time: words, rows, locks and dead letters. It finds what is due by <see cref="DueIndex"/>, so that it
/// costs what is due and not what is stored; once a week <see cref="TableSweep"/> looks for what the index does not know. A run ends after
/// <see cref="RunLimit"/>, and the next goes on where it stopped.
/// </summary>
public sealed class ConversationPurger(
    ServiceStorage storage, DueIndex index, MoiSmsSettings settings, MoiSmsMetrics metrics, TimeProvider time)
{
    /// <summary>Below the five minutes after which a consumption plan ends a function.</summary>
    internal static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(4);

    private readonly TextRows texts = new(storage, index, settings);
    private readonly LockRows locks = new(storage, settings);
    private readonly TableSweep sweep = new(storage, time);

    /// <summary>Stopped half-way it has done what it has; the next run does the rest.</summary>
    public async Task<PurgeResult> PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var done = new PurgeTally();
        var late = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
        {
            [MetricValues.Purged.Words] = await Work(MetricValues.Purged.Words, DueKinds.Texts, isLast: false)
                .RunAsync(now - texts.WordsAge, IsOver, HandlePhoneAsync, cancellationToken),
            [MetricValues.Purged.Rows] = await Work(MetricValues.Purged.Rows, DueKinds.Texts, isLast: true)
                .RunAsync(now - settings.Retention, IsOver, HandlePhoneAsync, cancellationToken),
            [MetricValues.Purged.Locks] = await Work(MetricValues.Purged.Locks, DueKinds.Locks, isLast: true)
                .RunAsync(now - settings.LockRetention, IsOver, HandleLockAsync, cancellationToken),
        };
        await PurgeDeadLettersAsync(now, cancellationToken);
        late[MetricValues.Purged.Sweep] = await sweep.RunAsync(Targets(done), IsOver, cancellationToken);

        foreach (var (what, howLong) in late)
            metrics.PurgeLate(what, howLong);
        return done.Sum with { Finished = late.Values.All(howLong => howLong == TimeSpan.Zero) };

        bool IsOver() => time.GetUtcNow() - now >= RunLimit;

        async Task HandlePhoneAsync(string key, CancellationToken ct) => done.Add(await texts.HandleAsync(key, now, ct));

        async Task HandleLockAsync(string key, CancellationToken ct) =>
            done.Add(new PurgeResult(await locks.HandleAsync(key, now, ct), 0, Finished: false));
    }

    private DueWork Work(string name, string kind, bool isLast) => new(storage, index, name, kind, isLast);

    private IReadOnlyList<TableSweep.Target> Targets(PurgeTally done) =>
    [
        new(storage.Conversations, texts.DueAt, TextRows.Columns,
            async (rows, asOf, ct) => done.Add(await texts.HandleAsync(rows, asOf, ct))),
        new(locks.Table, _ => LockRows.Filter, [],
            async (rows, asOf, ct) => done.Add(new PurgeResult(await locks.HandleAsync(rows, asOf, ct), 0, Finished: false))),
    ];

    /// <summary>There are few: all are looked at. One call a thousand, one a hundred that go.</summary>
    private async Task PurgeDeadLettersAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - settings.DeadLetterRetention;
        var rows = new List<TableEntity>();
        var query = storage.DeadLetters.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"FiledAt lt {before}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken);
        await foreach (var row in query)
            rows.Add(row);
        await PersonRows.DeleteAsync(storage.DeadLetters, rows, cancellationToken);
    }
}
