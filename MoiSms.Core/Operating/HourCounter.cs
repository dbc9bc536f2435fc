using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>
/// Counts the texts of each hour from their own rows, which it finds by <see cref="DueIndex"/>: always the whole hour, in place of what
/// was counted before. So a redelivery, a crash or a second host changes nothing. An hour is counted again while it brings something new,
/// when a text of it ends late, and for late delivery reports after a day and after four; never after <see cref="Reach"/>. The more phones
/// an hour has, the longer it waits to be counted again.
/// </summary>
public sealed class HourCounter(
    ServiceStorage storage, DueIndex index, HourCountStore hours, NotUnderstoodStore notUnderstood, MoiSmsSettings settings,
    TimeProvider time)
{
    /// <summary>A text may wait for a week until it is answered.</summary>
    internal static readonly TimeSpan Reach = TimeSpan.FromDays(8);

    /// <summary>Without news for so long an hour is at rest: its replies are sent, and most delivery reports came.</summary>
    internal static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    /// <summary>How long after its beginning an hour is counted for delivery reports that came late.</summary>
    private static readonly TimeSpan[] Again = [TimeSpan.FromHours(25), TimeSpan.FromHours(97)];

    /// <summary>Rows past retention go: an hour that has lost some is not counted any more.</summary>
    private static readonly TimeSpan BeforeRetention = TimeSpan.FromHours(2);

    /// <summary>Below the five minutes after which a consumption plan ends a function.</summary>
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(4);

    /// <summary>Hours whose index is read in every run; of the others a part, so that each is looked at once an hour.</summary>
    private const int NewestHours = 3;

    /// <summary>
    /// So many phones of an hour let a minute pass until it is counted again, twice as many two: counting, a call a phone, then makes a
    /// hundred calls a second at most. Nothing waits in a smaller hour.
    /// </summary>
    internal const int PhonesAMinute = 6_000;

    private const int MinutesAnHour = 60;
    private const int Concurrency = 16;

    private static readonly string[] Columns = [.. ConversationEntities.CountedColumns];

    /// <summary>
    /// One call for the marks, one for the run, one or more an hour that is looked at; two or more an hour that is counted, and one a phone
    /// of it.
    /// </summary>
    /// <returns>How many hours were counted.</returns>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var newest = DueIndex.HourOf(now);
        var oldest = DueIndex.HourOf(now - (settings.Retention < Reach ? settings.Retention - BeforeRetention : Reach));
        var marks = await hours.ReadMarksAsync(oldest, cancellationToken);
        var counted = 0;
        // The next hour too: another host's clock may be ahead.
        for (var hour = newest.AddHours(1); hour >= oldest && time.GetUtcNow() - now < RunLimit; hour = hour.AddHours(-1))
        {
            var mark = marks.GetValueOrDefault(hour);
            var isDue = mark is not null && IsDue(hour, mark, now);
            if (mark is not null && now < mark.CountedAt + TimeSpan.FromMinutes(mark.Phones / PhonesAMinute))
                continue;
            var isLookedAt = isDue || hour > newest.AddHours(-NewestHours)
                || hour.UtcTicks / TimeSpan.TicksPerHour % MinutesAnHour == now.Minute;
            if (isLookedAt && await CountAsync(hour, mark, isDue, now, cancellationToken))
                counted++;
        }

        await hours.SaveRunAsync(now, cancellationToken);
        return counted;
    }

    private static bool IsDue(DateTimeOffset hour, HourMark mark, DateTimeOffset now) =>
        mark.CountedAt - mark.ChangedAt < Settling
        || Array.Exists(Again, age => mark.CountedAt < hour + age && hour + age <= now);

    private async Task<bool> CountAsync(
        DateTimeOffset hour, HourMark? mark, bool isDue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The index before the rows: a text that ends in between is noted later than what is kept here, and brings the hour again.
        var phones = new List<string>();
        var notedAt = DateTimeOffset.UnixEpoch;
        await foreach (var (key, at) in index.ReadWithTimesAsync(DueKinds.Texts, hour, cancellationToken))
        {
            if (key.Length == PartitionKeys.Length)
                phones.Add(key);
            notedAt = at > notedAt ? at : notedAt;
        }

        if (!isDue && (phones.Count == 0 || notedAt <= mark?.NotedAt))
            return false;
        var (counts, unread) = await CountAsync(hour, phones, cancellationToken);
        await notUnderstood.NoteAsync(hour, unread, cancellationToken);
        // Last: a run that ends before has counted nothing, and the next counts it all.
        return await hours.TrySaveAsync(hour, counts, mark, now, notedAt, cancellationToken);
    }

    private async Task<(HourCounts Counts, IReadOnlyList<TableEntity> Unread)> CountAsync(
        DateTimeOffset hour, IReadOnlyList<string> phones, CancellationToken cancellationToken)
    {
        var counts = new HourCounts();
        var unread = new List<TableEntity>();
        var adding = new Lock();
        await Parallel.ForEachAsync(
            phones,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (phone, ct) =>
            {
                var rows = await TextsAsync(phone, hour, ct);
                lock (adding)
                {
                    var outcomes = rows.ConvertAll(counts.Add);
                    unread.AddRange(rows.Where((_, i) => outcomes[i] == TextOutcome.NotUnderstood));
                    if (outcomes.TrueForAll(outcome => outcome is null))
                        return;
                    counts.Phones++;
                    counts.Counts.People.Add(phone);
                }
            });
        return (counts, unread);
    }

    private async Task<List<TableEntity>> TextsAsync(string phone, DateTimeOffset hour, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
                $"PartitionKey eq {phone} and RowKey ge {RowKeys.MessagePrefix} and RowKey lt {RowKeys.MessagesEnd}")
            + " and " + TableClient.CreateQueryFilter($"AcceptedAt ge {hour} and AcceptedAt lt {hour.AddHours(1)}");
        var rows = new List<TableEntity>();
        await foreach (var row in storage.TextsToCount.QueryAsync<TableEntity>(
            filter, select: Columns, cancellationToken: cancellationToken))
            rows.Add(row);
        return rows;
    }
}
