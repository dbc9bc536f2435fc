using System.Globalization;
using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>
/// Blanks the words of answered texts and deletes message rows past retention; never touches a <c>state</c> row.
/// It reads the whole table, on a timer and in pieces: a run ends after <see cref="RunLimit"/>, and the next goes on where it stopped.
/// </summary>
public sealed class ConversationPurger(ServiceStorage storage, MoiSmsSettings settings, TimeProvider time)
{
    /// <summary>Below the five minutes after which a consumption plan ends a function.</summary>
    internal static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(4);

    private const int MaxActions = 100;
    private const int PageSize = 500;

    /// <summary>
    /// The first letters of partition keys, in the table's order. The outer ranges are open, so that no key falls between.
    /// </summary>
    private const string FirstLetters = "234567abcdefghijklmnopqrstuvwxyz";

    /// <summary>Tells the sweep that a row's words are gone already.</summary>
    private static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Columns = ["PartitionKey", "RowKey", "AcceptedAt"];

    /// <summary>
    /// Stopped half-way it has done what it has; the next run does the rest. One call a page of matching rows, one a hundred changes, one a
    /// page's mark.
    /// </summary>
    public async Task<PurgeResult> PurgeAsync(CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var cursor = await SweepCursor.LoadAsync(storage, started, cancellationToken);
        var result = new PurgeResult(0, 0, Finished: false);
        while (cursor.Range < FirstLetters.Length)
        {
            await foreach (var page in Rows(cursor).AsPages(cursor.Page, PageSize).WithCancellation(cancellationToken))
            {
                result += await HandleAsync(page.Values, cursor.AsOf, cancellationToken);
                cursor = page.ContinuationToken is { } next
                    ? cursor with { Page = next }
                    : new SweepCursor(cursor.AsOf, cursor.Range + 1, null);
                // The mark comes after the work: a killed run does a page twice, and never leaves one out.
                await cursor.SaveAsync(storage, cancellationToken);
                if (time.GetUtcNow() - started >= RunLimit && cursor.Range < FirstLetters.Length)
                    return result;
            }
        }

        await SweepCursor.ClearAsync(storage, cancellationToken);
        return result with { Finished = true };
    }

    private AsyncPageable<TableEntity> Rows(SweepCursor cursor)
    {
        var (first, end, old, now) = (RowKeys.MessagePrefix, RowKeys.MessagesEnd, cursor.AsOf - settings.Retention, cursor.AsOf);
        var filter = TableClient.CreateQueryFilter(
            $"RowKey ge {first} and RowKey lt {end} and (AcceptedAt lt {old} or TextKeptUntil lt {now})");
        if (cursor.Range > 0)
            filter = TableClient.CreateQueryFilter($"PartitionKey ge {Letter(cursor.Range)}") + " and " + filter;
        if (cursor.Range < FirstLetters.Length - 1)
            filter = TableClient.CreateQueryFilter($"PartitionKey lt {Letter(cursor.Range + 1)}") + " and " + filter;
        return storage.Conversations.QueryAsync<TableEntity>(filter, select: Columns);
    }

    private static string Letter(int range) => FirstLetters[range].ToString(CultureInfo.InvariantCulture);

    /// <summary>Whoever changed or deleted one of the rows since they were read keeps their change.</summary>
    internal async Task<PurgeResult> HandleAsync(IReadOnlyList<TableEntity> rows, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var result = new PurgeResult(0, 0, Finished: false);
        foreach (var partition in rows.GroupBy(row => row.PartitionKey))
        {
            foreach (var batch in partition.Select(row => Change(row, asOf)).Chunk(MaxActions))
                result += await SubmitAsync(batch, cancellationToken);
        }

        return result;
    }

    private TableTransactionAction Change(TableEntity row, DateTimeOffset asOf)
    {
        if (row.GetDateTimeOffset("AcceptedAt") < asOf - settings.Retention)
            return new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All);
        var blank = new TableEntity(row.PartitionKey, row.RowKey)
        {
            ["Text"] = "",
            ["Reply"] = "",
            ["TextBlankedAt"] = asOf,
            [ConversationEntities.TextKeptUntil] = Never,
        };
        // By the version that was read: somebody may be raising the row's date in this moment.
        return new TableTransactionAction(TableTransactionActionType.UpdateMerge, blank, row.ETag);
    }

    private async Task<PurgeResult> SubmitAsync(TableTransactionAction[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Conversations.SubmitTransactionAsync(batch, cancellationToken);
            return Count(batch);
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 412)
        {
            if (batch.Length == 1)
                return new PurgeResult(0, 0, Finished: false);
        }

        // One of them was changed or deleted meanwhile, and took the others down with it: each on its own.
        var result = new PurgeResult(0, 0, Finished: false);
        foreach (var action in batch)
            result += await SubmitAsync([action], cancellationToken);
        return result;
    }

    private static PurgeResult Count(TableTransactionAction[] batch)
    {
        var deleted = batch.Count(action => action.ActionType == TableTransactionActionType.Delete);
        return new PurgeResult(deleted, batch.Length - deleted, Finished: false);
    }
}
