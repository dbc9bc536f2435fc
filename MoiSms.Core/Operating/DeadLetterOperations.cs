using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>Lists, shows, replays and discards dead letters.</summary>
public sealed class DeadLetterOperations(ServiceStorage storage, DeadLetterReplay replay, AuditLog audit, TimeProvider time)
{
    /// <summary>Of a list; the newest first.</summary>
    internal const int MaxLetters = 500;

    // What the queue service gives at most.
    private const int MaxPeeked = 32;

    private static readonly string[] ListColumns =
        ["PartitionKey", "RowKey", "Id", "Reason", "BodyLength", DeadLetterStore.Hidden, "FiledAt", "ReplayedAt"];

    /// <summary>Without bodies: it shows nobody's data. What lies in the poison queues is peeked at, and stays.</summary>
    public async Task<DeadLetterList> ListAsync(IAdminCaller caller, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(caller, "deadletters list", null, null, cancellationToken);
        var letters = new List<DeadLetterView>();
        await foreach (var row in storage.DeadLetters.QueryAsync<TableEntity>(select: ListColumns, cancellationToken: cancellationToken))
            letters.Add(View(row));
        letters = [.. letters.OrderByDescending(letter => letter.FiledAt).Take(MaxLetters)];

        var waiting = 0;
        foreach (var queue in new[] { storage.InboundPoison, storage.OutboundPoison })
        {
            var peeked = (await queue.PeekMessagesAsync(MaxPeeked, cancellationToken)).Value;
            letters.AddRange(peeked.Select(message => new DeadLetterView(
                queue.Name, message.MessageId, "given up by the queue, about to be filed", message.InsertedOn,
                message.Body.ToString().Length, false, null, null)));
            waiting += (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }

        return new DeadLetterList(letters, waiting);
    }

    /// <summary>With its body, which may hold what somebody texted.</summary>
    /// <exception cref="AdminFault">No reason was given, the request names none, or there is no such dead letter.</exception>
    public async Task<DeadLetterView> ShowAsync(DeadLetterRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        var row = await ActAsync("deadletters show", request, caller, cancellationToken, "Reading what people texted");
        return View(row) with { Body = row.GetString("Body") };
    }

    /// <summary>Puts it on its way again. Done twice it has one effect: see <see cref="DeadLetterReplay"/>.</summary>
    /// <exception cref="AdminFault">
    /// No reason was given, the request names none, there is no such dead letter, or only a part of it was kept.
    /// </exception>
    public async Task<DeadLetterView> ReplayAsync(DeadLetterRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        var row = await ActAsync("deadletters replay", request, caller, cancellationToken);
        var letter = View(row);
        var body = row.GetString("Body") ?? "";
        if (!await replay.TryFinishAsync(letter.Where, letter.Id, body, cancellationToken))
        {
            if (letter.Cut)
                throw AdminFault.Conflict("Only a part of it was kept: it cannot be replayed.");
            await replay.ReplayAsync(letter.Where, body, cancellationToken);
        }

        var now = time.GetUtcNow();
        await MergeAsync(new TableEntity(row.PartitionKey, row.RowKey) { ["ReplayedAt"] = now }, cancellationToken);
        return letter with { ReplayedAt = now, ReplayedBefore = letter.ReplayedAt };
    }

    /// <summary>Deletes one; its phone and body are gone then.</summary>
    /// <exception cref="AdminFault">No reason was given, the request names none, or there is no such dead letter.</exception>
    public async Task DiscardAsync(DeadLetterRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        var row = await ActAsync("deadletters discard", request, caller, cancellationToken);
        await storage.DeadLetters.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
    }

    private async Task<TableEntity> ActAsync(
        string what, DeadLetterRequest request, IAdminCaller caller, CancellationToken cancellationToken, string needsReason = "A change")
    {
        if (request is not { Where: QueueNames.Inbound or QueueNames.Outbound or DeadLetter.Events, Id.Length: > 0 })
            throw AdminFault.Invalid(
                $"Give where it lies ({QueueNames.Inbound}, {QueueNames.Outbound} or {DeadLetter.Events}) and its id.");
        AdminFault.RequireReason(request.Reason, needsReason);
        var found = await storage.DeadLetters.GetEntityIfExistsAsync<TableEntity>(
            request.Where, RowKeys.ForId(request.Id), cancellationToken: cancellationToken);
        var row = found.HasValue ? found.Value! : throw AdminFault.NotFound("There is no such dead letter.");
        await audit.RecordAsync(
            caller, $"{what} {request.Where} {row.RowKey}", request.Reason, row.GetString("PhoneKey"), cancellationToken);
        return row;
    }

    private async Task MergeAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await storage.DeadLetters.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Discarded meanwhile; it is on its way all the same.
        }
    }

    private static DeadLetterView View(TableEntity row)
    {
        var length = row.GetInt32("BodyLength") ?? 0;
        return new DeadLetterView(
            row.PartitionKey,
            row.GetString("Id") ?? row.RowKey,
            row.GetString("Reason") ?? "",
            row.GetDateTimeOffset("FiledAt"),
            length,
            length > DeadLetterStore.MaxBody || (row.GetBoolean(DeadLetterStore.Hidden) ?? false),
            row.GetDateTimeOffset("ReplayedAt"),
            null);
    }
}
