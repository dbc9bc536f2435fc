using System.Collections.Concurrent;
using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Conversations;

/// <summary>
/// The table <c>Due</c>: which partitions got rows, by the hour from which the age of these rows counts. With it the purge finds what is
/// due, and the hourly figures are counted, without reading what is stored. Notes wait in memory for a few seconds and are written a
/// hundred in a call, so no answer waits for them. A text's last queue message goes only when its note is stored
/// (<see cref="KeepAsync"/>): whatever ends before brings the message again. Rows that are older than the index are found by a sweep of
/// the tables.
/// </summary>
public sealed partial class DueIndex(ServiceStorage storage, ILogger<DueIndex>? logger = null)
{
    private const string HourFormat = "yyyyMMddHH";

    /// <summary>Some 20 MB. Where storage takes no more for so long, the sweep has to find the rest.</summary>
    private const int MaxWaiting = 100_000;

    private static readonly string[] Keys = ["PartitionKey", "RowKey"];
    private static readonly string[] KeysAndTimes = [.. Keys, "Timestamp"];

    // The value tells a note that came while an older one of the same entry was being written.
    private readonly ConcurrentDictionary<(string Hour, string Key), long> waiting = new();
    private readonly Lock gate = new();
    private Task writing = Task.CompletedTask;
    private Task? next;
    private long noted;

    /// <summary>Notes that a partition got a row whose age counts from that instant. No call.</summary>
    /// <param name="kind">One of <see cref="DueKinds"/>.</param>
    internal void Note(string kind, string key, DateTimeOffset at)
    {
        if (waiting.Count < MaxWaiting)
            waiting[(PartitionOf(kind, at), key)] = Interlocked.Increment(ref noted);
    }

    /// <summary>
    /// The same, and returns when it is stored. Whoever waits at the same time shares a call, one a hundred of an hour, and its failure:
    /// one after the other they would wait for storage as often as there are texts.
    /// </summary>
    internal Task KeepAsync(string kind, string key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        waiting[(PartitionOf(kind, at), key)] = Interlocked.Increment(ref noted);
        return NextWriteAsync().WaitAsync(cancellationToken);
    }

    /// <summary>Writes what waits: one call a hundred notes of an hour. Where it fails they go on waiting.</summary>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count >= MaxWaiting && logger is not null)
            LogFull(logger, MaxWaiting);
        return NextWriteAsync().WaitAsync(cancellationToken);
    }

    /// <summary>The write that begins when the one under way has ended: what is noted by now is in it.</summary>
    private Task NextWriteAsync()
    {
        lock (gate)
            return next ??= WriteBehindAsync(writing);
    }

    private async Task WriteBehindAsync(Task before)
    {
        // Never in the caller's lock; and whoever shared the write before hears its failure there.
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
            (writing, next) = (next!, null);
        await WriteAsync();
    }

    private async Task WriteAsync()
    {
        foreach (var hour in waiting.GroupBy(one => one.Key.Hour, StringComparer.Ordinal))
        {
            foreach (var batch in hour.Chunk(RowTransactions.MaxRows))
            {
                await RowTransactions.ReplaceAsync(storage.Due, [.. batch.Select(one => Entry(one.Key))], CancellationToken.None);
                foreach (var one in batch)
                    waiting.TryRemove(one);
            }
        }
    }

    /// <summary>All entries of one hour with the storage's own time of their last note. One call a thousand.</summary>
    internal IAsyncEnumerable<(string Key, DateTimeOffset NotedAt)> ReadWithTimesAsync(
        string kind, DateTimeOffset hour, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(kind, hour);
        return storage.Due.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: KeysAndTimes, cancellationToken: cancellationToken)
            .Select(row => (row.RowKey, row.Timestamp ?? default));
    }

    /// <summary>The entries of one hour, by key, in pages of up to a thousand. One call a page.</summary>
    /// <param name="after">The key behind which to begin; null = from the first.</param>
    internal IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(
        string kind, DateTimeOffset hour, string? after, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(kind, hour);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after ?? ""}");
        return storage.Due.QueryAsync<TableEntity>(filter, select: Keys, cancellationToken: cancellationToken).AsPages()
            .Select(page => (IReadOnlyList<string>)[.. page.Values.Select(row => row.RowKey)]);
    }

    /// <summary>Removes entries of one hour; those that are gone already are no fault.</summary>
    internal async Task RemoveAsync(string kind, DateTimeOffset hour, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(kind, hour);
        foreach (var batch in keys.Chunk(RowTransactions.MaxRows))
        {
            foreach (var key in batch)
                waiting.TryRemove((partition, key), out _);
            await RowTransactions.DeleteAsync(
                storage.Due, [.. batch.Select(key => new TableEntity(partition, key))], cancellationToken);
        }
    }

    /// <summary>The whole hour (UTC) that holds the instant.</summary>
    internal static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);

    private static string PartitionOf(string kind, DateTimeOffset at) =>
        kind + at.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);

    private static TableEntity Entry((string Hour, string Key) one) => new(one.Hour, one.Key);

    [LoggerMessage(EventId = 204, Level = LogLevel.Error, Message =
        "{Waiting} entries of the purge's index wait to be written; rows beyond them are found by the sweep alone, a week later")]
    private static partial void LogFull(ILogger logger, int waiting);
}
