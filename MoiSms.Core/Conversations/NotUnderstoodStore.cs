using System.Globalization;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>
/// Which texts were not understood: a partition <c>unread-yyyyMMdd</c> of the table <c>Pilot</c> for each day of Kuwait's calendar. A row
/// holds keys alone, no words: those stand in the text's own row, and go with them. Written when the hour is counted; kept for 31 days.
/// </summary>
public sealed class NotUnderstoodStore(ServiceStorage storage)
{
    internal const string Prefix = "unread-";

    /// <summary>As long as the words of a member's text, and a day.</summary>
    internal static readonly TimeSpan Retention = TimeSpan.FromDays(31);

    /// <summary>Rows that are read at once.</summary>
    private const int Concurrency = 16;

    private static readonly string[] Keys = ["PartitionKey", "RowKey"];
    private static readonly string[] Columns = [.. Keys, "PhoneKey", "Row", "At"];

    internal static string PartitionOf(DateOnly day) => Prefix + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>
    /// Notes those of one hour, in place of what was noted of it before: what an erasure took while it was counted goes with the next
    /// count. One query, and a call a hundred.
    /// </summary>
    /// <param name="hour">Whole, UTC.</param>
    /// <param name="rows">Rows of texts.</param>
    internal async Task NoteAsync(DateTimeOffset hour, IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(KuwaitTime.Today(hour));
        var entries = rows.Select(row => Entry(partition, row)).ToList();
        var noted = entries.Select(entry => entry.RowKey).ToHashSet(StringComparer.Ordinal);
        var gone = await storage.PilotCounts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and At ge {hour} and At lt {hour.AddHours(1)}"), select: Keys,
            cancellationToken: cancellationToken).Where(row => !noted.Contains(row.RowKey)).ToListAsync(cancellationToken);
        foreach (var batch in gone.Chunk(RowTransactions.MaxRows))
            await RowTransactions.DeleteAsync(storage.PilotCounts, batch, cancellationToken);
        foreach (var batch in entries.Chunk(RowTransactions.MaxRows))
            await RowTransactions.ReplaceAsync(storage.PilotCounts, batch, cancellationToken);
    }

    /// <summary>
    /// The words of the newest of them, as far as they are kept, the newest first; and how many there are whose words are gone. One query,
    /// a call a thousand rows, and a read each.
    /// </summary>
    /// <param name="to">Included.</param>
    /// <param name="limit">How many are read.</param>
    internal async Task<(IReadOnlyList<(DateTimeOffset At, string Words)> Texts, int Gone, bool More)> ReadAsync(
        DateOnly from, DateOnly to, int limit, CancellationToken cancellationToken)
    {
        var (first, last) = (PartitionOf(from), PartitionOf(to));
        // Half a million of them may stand there: no more than are asked for are held.
        var (kept, more) = (new PriorityQueue<TableEntity, DateTimeOffset>(), false);
        await foreach (var row in storage.Pilot.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}"), select: Columns,
            cancellationToken: cancellationToken))
        {
            kept.Enqueue(row, row.GetDateTimeOffset("At") ?? default);
            if (kept.Count > limit)
                more = kept.Dequeue() is not null;
        }

        var newest = kept.UnorderedItems.OrderByDescending(one => one.Priority).Select(one => one.Element).ToList();
        var words = new string?[newest.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, newest.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (i, ct) =>
            {
                var row = await storage.Conversations.GetEntityIfExistsAsync<TableEntity>(
                    newest[i].GetString("PhoneKey"), newest[i].GetString("Row"), ["Text"], ct);
                words[i] = row.HasValue ? row.Value!.GetString("Text") : null;
            });
        var texts = newest.Zip(words).Where(pair => !string.IsNullOrEmpty(pair.Second))
            .Select(pair => (pair.First.GetDateTimeOffset("At") ?? default, pair.Second!)).ToList();
        return (texts, newest.Count - texts.Count, more);
    }

    /// <summary>The rows of one phone, of all days that are kept. One call a day: the days together have many phones.</summary>
    internal async Task<IReadOnlyList<TableEntity>> OfPhoneAsync(string phoneKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = KuwaitTime.Today(now);
        var days = await Task.WhenAll(Enumerable.Range(-1, Retention.Days + 3).Select(async back =>
        {
            var partition = PartitionOf(today.AddDays(-back));
            return await storage.Pilot.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter(
                    $"PartitionKey eq {partition} and RowKey ge {phoneKey + ":"} and RowKey lt {phoneKey + ";"}"), select: Keys,
                cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        }));
        return [.. days.SelectMany(rows => rows)];
    }

    // Two texts of different phones may have one id. A row key has room for 512 letters.
    private static TableEntity Entry(string partition, TableEntity row) => new(partition, $"{row.PartitionKey}:{row.RowKey}")
    {
        ["PhoneKey"] = row.PartitionKey,
        ["Row"] = row.RowKey,
        ["At"] = row.GetDateTimeOffset(ConversationEntities.AcceptedAt),
    };
}
