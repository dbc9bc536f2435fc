using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>Blanks the words of answered texts and deletes the rows of texts past retention; never touches a <c>state</c> row.</summary>
internal sealed class TextRows(ServiceStorage storage, DueIndex index, MoiSmsSettings settings)
{
    /// <summary>What is read of a row.</summary>
    public static readonly IReadOnlyList<string> Columns = ["PartitionKey", "RowKey", AcceptedAt, ConversationEntities.TextKeptUntil];

    private const string AcceptedAt = "AcceptedAt";

    /// <summary>Tells the sweep that a row's words are gone already.</summary>
    private static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How old a text is when its words are due, unless its own row says otherwise.</summary>
    public TimeSpan WordsAge => settings.BlankTexts > settings.ReplyLifetime ? settings.BlankTexts : settings.ReplyLifetime;

    /// <summary>Which rows are due at an instant.</summary>
    public string DueAt(DateTimeOffset now) => RowsBefore(now - settings.Retention, now);

    /// <summary>
    /// Handles what is due of one phone. Words that are kept for longer than usual come into the index again, so that they are looked at
    /// when they are due. One call, and one a hundred changes.
    /// </summary>
    public async Task<PurgeResult> HandleAsync(string phoneKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {phoneKey}") + " and " + RowsBefore(now - settings.Retention, Never);
        var due = new List<TableEntity>();
        await foreach (var row in storage.Conversations.QueryAsync<TableEntity>(
            filter, select: Columns, cancellationToken: cancellationToken))
        {
            if (IsPast(row, now) || row.GetDateTimeOffset(ConversationEntities.TextKeptUntil) < now)
                due.Add(row);
            else if (LaterEntry(row) is { } later)
                index.Note(DueKinds.Texts, phoneKey, later);
        }

        return due.Count == 0 ? PurgeResult.Nothing : await HandleAsync(due, now, cancellationToken);
    }

    /// <summary>Whoever changed or deleted one of the rows since they were read keeps their change.</summary>
    public async Task<PurgeResult> HandleAsync(IReadOnlyList<TableEntity> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var result = PurgeResult.Nothing;
        foreach (var partition in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
        {
            foreach (var batch in partition.Select(row => Change(row, now)).Chunk(RowTransactions.MaxRows))
                result += await SubmitAsync(batch, cancellationToken);
        }

        return result;
    }

    /// <summary>The instants under which the index holds a row, so that an erasure finds its entries.</summary>
    public IEnumerable<DateTimeOffset> EntriesOf(TableEntity row)
    {
        if (row.GetDateTimeOffset(AcceptedAt) is { } accepted)
            yield return accepted;
        if (LaterEntry(row) is { } later)
            yield return later;
    }

    private static string RowsBefore(DateTimeOffset accepted, DateTimeOffset keptUntil) =>
        TableClient.CreateQueryFilter($"RowKey ge {RowKeys.MessagePrefix} and RowKey lt {RowKeys.MessagesEnd}") + " and ("
        + TableClient.CreateQueryFilter($"AcceptedAt lt {accepted} or TextKeptUntil lt {keptUntil}") + ")";

    /// <summary>The entry that is looked at when the words are due; null where the text's own entry is.</summary>
    private DateTimeOffset? LaterEntry(TableEntity row)
    {
        if (row.GetDateTimeOffset(ConversationEntities.TextKeptUntil) is not { } kept || kept == Never)
            return null;
        var entry = kept - WordsAge;
        return row.GetDateTimeOffset(AcceptedAt) is { } accepted && DueIndex.HourOf(entry) <= DueIndex.HourOf(accepted) ? null : entry;
    }

    private bool IsPast(TableEntity row, DateTimeOffset now) => row.GetDateTimeOffset(AcceptedAt) < now - settings.Retention;

    private TableTransactionAction Change(TableEntity row, DateTimeOffset now)
    {
        if (IsPast(row, now))
            return new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All);
        var blank = new TableEntity(row.PartitionKey, row.RowKey)
        {
            ["Text"] = "",
            ["Reply"] = "",
            ["TextBlankedAt"] = now,
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
            var deleted = batch.Count(action => action.ActionType == TableTransactionActionType.Delete);
            return new PurgeResult(deleted, batch.Length - deleted, Finished: false);
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 412)
        {
            if (batch.Length == 1)
                return PurgeResult.Nothing;
        }

        // One of them was changed or deleted meanwhile, and took the others down with it: each on its own.
        var result = PurgeResult.Nothing;
        foreach (var action in batch)
            result += await SubmitAsync([action], cancellationToken);
        return result;
    }
}
