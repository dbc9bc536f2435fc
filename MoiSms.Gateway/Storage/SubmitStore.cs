using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Gateway.Smpp.Texts;

namespace MoiSms.Gateway.Storage;

/// <summary>Texts on their way out, and the operator's ids that lead to them.</summary>
internal sealed class SubmitStore(TableClient table, PartitionKeys keys, TimeProvider time)
{
    public string PartitionOf(string phone) => keys.For(phone);

    /// <summary>The row with its version; null where there is one already.</summary>
    public async Task<SubmitRow?> TryAddAsync(SubmitRow row, CancellationToken cancellationToken)
    {
        try
        {
            var response = await table.AddEntityAsync(row.ToEntity(), cancellationToken);
            return row with { Version = response.Headers.ETag!.Value };
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
    }

    public async Task<SubmitRow?> ReadAsync(string partition, string rowKey, CancellationToken cancellationToken) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(partition, rowKey, cancellationToken: cancellationToken))
            is { HasValue: true, Value: { } row } ? SubmitRow.Read(row) : null;

    /// <summary>
    /// Writes a row over the version that was read, together with what leads to it from ids that are new.
    /// </summary>
    /// <returns>The row with its new version; null where somebody else was faster.</returns>
    public async Task<SubmitRow?> TryWriteAsync(
        SubmitRow row, IEnumerable<(int Part, string MessageId)> ids, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpdateReplace, row.ToEntity(), row.Version),
            .. ids.DistinctBy(id => DeliveryReceipt.Plain(id.MessageId)).Select(id => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace,
                new TableEntity(row.Partition, ReceiptKey(DeliveryReceipt.Plain(id.MessageId)))
                {
                    [GatewayNames.Text] = row.RowKey,
                    [GatewayNames.Number] = id.Part,
                    [GatewayNames.At] = time.GetUtcNow(),
                })),
        ];
        try
        {
            var responses = await table.SubmitTransactionAsync(actions, cancellationToken);
            return row with { Version = responses.Value[0].Headers.ETag!.Value };
        }
        catch (TableTransactionFailedException e) when (e.Status is 412 or 404)
        {
            return null;
        }
    }

    /// <summary>The text and part of an operator's id, in whichever form it comes.</summary>
    public async Task<(SubmitRow Row, int Part)?> FindAsync(string partition, string messageId, CancellationToken cancellationToken)
    {
        foreach (var form in DeliveryReceipt.FormsOf(messageId))
        {
            if (await table.GetEntityIfExistsAsync<TableEntity>(partition, ReceiptKey(form), cancellationToken: cancellationToken)
                    is { HasValue: true, Value: { } lead }
                && await ReadAsync(partition, lead.GetString(GatewayNames.Text), cancellationToken) is { } row)
                return (row, lead.GetInt32(GatewayNames.Number) ?? 0);
        }

        return null;
    }

    /// <summary>
    /// Texts of a phone that are being handed over, in doubt, or were so until they were reported as unknown: these last, the oldest first.
    /// </summary>
    public async Task<IReadOnlyList<SubmitRow>> OpenAsync(string partition, CancellationToken cancellationToken)
    {
        var (submitting, doubtful, unknown) =
            (SubmitState.Submitting.ToString(), SubmitState.Doubtful.ToString(), SubmitState.Unknown.ToString());
        var rows = await table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge 's:' and RowKey lt 's;'") + " and "
            + TableClient.CreateQueryFilter($"(State eq {submitting} or State eq {doubtful} or State eq {unknown})"),
            cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return [.. rows.Select(SubmitRow.Read).OrderBy(row => row.State == SubmitState.Unknown).ThenBy(row => row.TriedAt)];
    }

    /// <summary>Notes a text for the sweep, before its row says that it is in doubt.</summary>
    public Task NoteDoubtAsync(SubmitRow row, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(GatewayNames.Doubts, $"{row.Partition}:{row.Id:N}")
        {
            [GatewayNames.Text] = row.RowKey,
            [GatewayNames.At] = time.GetUtcNow(),
        },
        TableUpdateMode.Replace,
        cancellationToken);

    /// <summary>The texts that were noted before a moment.</summary>
    public async IAsyncEnumerable<(TableEntity Note, SubmitRow? Row)> DoubtsAsync(
        DateTimeOffset before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var notes = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {GatewayNames.Doubts} and At lt {before}"),
            cancellationToken: cancellationToken);
        await foreach (var note in notes.WithCancellation(cancellationToken))
        {
            var row = await ReadAsync(note.RowKey.Split(':')[0], note.GetString(GatewayNames.Text), cancellationToken);
            yield return (note, row);
        }
    }

    /// <summary>A note that was written anew meanwhile stays: its text is in doubt again.</summary>
    public async Task ForgetAsync(TableEntity note, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(note.PartitionKey, note.RowKey, note.ETag, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // The next round finds it.
        }
    }

    private string ReceiptKey(string form) => GatewayNames.Receipt + keys.For(form);
}
