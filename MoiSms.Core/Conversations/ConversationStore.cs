using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Conversations;

/// <summary>The rows of <c>Conversations</c>: one partition a phone.</summary>
public sealed partial class ConversationStore(
    ServiceStorage storage, PartitionKeys keys, ILogger<ConversationStore>? logger = null, DueIndex? due = null)
{
    private const int MessageAction = 0;

    private const string OptedOut = "OptedOut";

    /// <summary>One call. A phone that never texted has an empty state without a version.</summary>
    /// <exception cref="StoredValueException">What another version wrote there cannot be read, and cannot be done without.</exception>
    internal async Task<ConversationState> ReadStateAsync(string phone, CancellationToken cancellationToken)
    {
        var row = await storage.Conversations.GetEntityIfExistsAsync<TableEntity>(keys.For(phone), RowKeys.State,
            cancellationToken: cancellationToken);
        return row.HasValue ? ConversationEntities.ToState(row.Value!, phone, Forgotten) : new ConversationState { Phone = phone };
    }

    /// <summary>To whom a phone is bound, and when it was erased, even where the rest of its state cannot be read. One call.</summary>
    internal async Task<(string? CivilId, DateTimeOffset? ErasedAt)> ReadOwnerAsync(string phone, CancellationToken cancellationToken)
    {
        var row = await storage.Conversations.GetEntityIfExistsAsync<TableEntity>(
            keys.For(phone), RowKeys.State, [ConversationEntities.CivilId, ConversationEntities.ErasedAt], cancellationToken);
        return row.HasValue ? (ConversationEntities.ToCivilId(row.Value!), ConversationEntities.ToErasedAt(row.Value!)) : default;
    }

    /// <summary>
    /// Whether what came then belongs to what was erased (see <see cref="ConversationState.ErasedSince(DateTimeOffset, DateTimeOffset)"/>).
    /// Reads no more of the state than it needs: what cannot be read there may be why a text failed. One call.
    /// </summary>
    internal async Task<bool> IsErasedAsync(
        string phone, DateTimeOffset receivedAt, DateTimeOffset acceptedAt, CancellationToken cancellationToken) =>
        ConversationState.ErasedSince((await ReadOwnerAsync(phone, cancellationToken)).ErasedAt, receivedAt, acceptedAt);

    /// <summary>One call; null where there is no such row.</summary>
    /// <exception cref="StoredValueException">What another version wrote there cannot be read.</exception>
    internal async Task<ConversationMessage?> ReadMessageAsync(string phone, string inboundId, CancellationToken cancellationToken)
    {
        var row = await storage.Conversations.GetEntityIfExistsAsync<TableEntity>(
            keys.For(phone), RowKeys.Message(inboundId), cancellationToken: cancellationToken);
        return row.HasValue ? ConversationEntities.ToMessage(row.Value!) : null;
    }

    /// <summary>
    /// The row of the older form, under the provider's id alone, where it is of the same words; else null: another text. One call.
    /// </summary>
    /// <exception cref="StoredValueException">What stands there cannot be read.</exception>
    internal async Task<ConversationMessage?> ReadOlderAsync(string phone, InboundSms sms, CancellationToken cancellationToken) =>
        await ReadMessageAsync(phone, sms.Id, cancellationToken) is { } older && AreSameWords(older.Text, sms.Text) ? older : null;

    /// <summary>
    /// Writes a text's fate together with the new state, or without one: all or nothing. One call; without a state one more, and a third
    /// where the phone was erased since the text came.
    /// </summary>
    /// <returns>False where the text has its row already (a redelivery), or its phone was erased: then it has none.</returns>
    /// <exception cref="OvertakenException">Another text of the phone changed the state since it was read.</exception>
    internal async Task<bool> TryAddAsync(ConversationMessage message, ConversationState? state, CancellationToken cancellationToken)
    {
        var partition = keys.For(message.Phone);

        // The message comes first: where both conflict, it is a redelivery, and that is what has to be told.
        List<TableTransactionAction> actions = [new(TableTransactionActionType.Add, ConversationEntities.ToEntity(message, partition))];
        if (state is not null)
        {
            var row = ConversationEntities.ToEntity(state, partition);
            actions.Add(state.Version is { } version
                ? new TableTransactionAction(TableTransactionActionType.UpdateMerge, row, version)
                : new TableTransactionAction(TableTransactionActionType.Add, row));
        }

        // Also where the row is there already: whoever wrote it may have been killed before its note was kept.
        due?.Note(DueKinds.Texts, partition, message.AcceptedAt);
        try
        {
            await storage.Conversations.SubmitTransactionAsync(actions, cancellationToken);
        }
        catch (TableTransactionFailedException e) when (e.Status is 409 or 412
            || (e.Status == 404 && e.ErrorCode != TableErrorCode.TableNotFound))
        {
            return e is { Status: 409, FailedTransactionActionIndex: MessageAction } ? false : throw new OvertakenException();
        }

        // With a state an erasure's marker makes the write fail. Without one the later of the two finds what the other wrote.
        if (state is not null || !await IsErasedAsync(message.Phone, message.ReceivedAt, message.AcceptedAt, cancellationToken))
            return true;
        await RemoveAsync(message.Phone, message.InboundId, cancellationToken);
        return false;
    }

    /// <summary>Takes a text's row back, whether it is there or not: its phone was erased. One call.</summary>
    internal Task RemoveAsync(string phone, string inboundId, CancellationToken cancellationToken) =>
        storage.Conversations.DeleteEntityAsync(keys.For(phone), RowKeys.Message(inboundId), ETag.All, cancellationToken);

    /// <summary>
    /// Returns when the hour of a text is known for good: whoever ends its way calls it last, behind the mark, so that what counts the
    /// hour hears of the mark. A call to the index, shared by all that end at the same time.
    /// </summary>
    internal Task KeepHourAsync(string phone, DateTimeOffset acceptedAt, CancellationToken cancellationToken) =>
        due?.KeepAsync(DueKinds.Texts, keys.For(phone), acceptedAt, cancellationToken) ?? Task.CompletedTask;

    /// <summary>Merges what became of the reply into its row; false where the row is gone. One call.</summary>
    /// <param name="maskedReply">Takes the place of a reply that held a code; null leaves the reply.</param>
    internal Task<bool> MarkSentAsync(
        string phone, string inboundId, int attempt, string? acsMessageId, DateTimeOffset at, CancellationToken cancellationToken,
        string? maskedReply = null) =>
        MergeAsync(
            phone,
            inboundId,
            Masking(
                new TableEntity
                {
                    [ConversationEntities.SentProperty(attempt)] = at,
                    ["SentAttempt"] = attempt,
                    ["SentAt"] = at,
                    ["AcsMessageId"] = acsMessageId,
                },
                maskedReply),
            ETag.All,
            cancellationToken);

    /// <inheritdoc cref="MarkSentAsync"/>
    internal Task<bool> MarkFailedAsync(
        string phone, string inboundId, int attempt, ReplyFailure failure, string? code, CancellationToken cancellationToken,
        string? maskedReply = null) =>
        MergeAsync(
            phone,
            inboundId,
            Masking(
                new TableEntity { ["Failure"] = failure.ToString(), ["FailureCode"] = code, ["FailedAttempt"] = attempt }, maskedReply),
            ETag.All,
            cancellationToken);

    /// <summary>The effects of a text are carried out: a redelivery has nothing left to do but the reply. One call.</summary>
    internal Task MarkEffectsDoneAsync(string phone, string inboundId, CancellationToken cancellationToken) =>
        MergeAsync(phone, inboundId, new TableEntity { ["Effects"] = "" }, ETag.All, cancellationToken);

    /// <summary>Whether the phone wants texts, even where the rest of its state cannot be read. One call.</summary>
    internal async Task<Consent> ReadConsentAsync(string phone, CancellationToken cancellationToken)
    {
        var row = await storage.Conversations.GetEntityIfExistsAsync<TableEntity>(
            keys.For(phone), RowKeys.State, cancellationToken: cancellationToken);
        return row is { HasValue: true, Value: { } state }
            ? new Consent(
                state.GetBoolean(OptedOut) ?? false, ConversationEntities.ToOpt(state), ConversationEntities.ToErasedAt(state), state.ETag)
            : new Consent(OptedOut: false, null, null, null);
    }

    /// <summary>The phone gets nothing more: the network says so. When the person decided stays as it is. One call.</summary>
    /// <exception cref="OvertakenException">The state changed since it was read.</exception>
    internal async Task OptOutAsync(string phone, Consent read, CancellationToken cancellationToken)
    {
        var changes = new TableEntity(keys.For(phone), RowKeys.State) { ["Phone"] = phone, [OptedOut] = true };
        try
        {
            if (read.Version is { } version)
                await storage.Conversations.UpdateEntityAsync(changes, version, TableUpdateMode.Merge, cancellationToken);
            else
                await storage.Conversations.AddEntityAsync(changes, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 || (e.Status == 404 && e.ErrorCode != TableErrorCode.TableNotFound))
        {
            throw new OvertakenException();
        }
    }

    /// <summary>Merges a delivery report. Apart from "sent": a report can overtake our own mark. One call.</summary>
    internal Task<bool> MarkDeliveryAsync(
        string phone, string inboundId, int attempt, DeliveryState state, CancellationToken cancellationToken)
    {
        var suffix = attempt.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var changes = new TableEntity
        {
            ["Delivery" + suffix] = state.Status,
            ["DeliveryCode" + suffix] = state.Code,
            ["DeliveryAt" + suffix] = state.At,
        };
        if (state.Delivered)
            changes["DeliveredAt"] = state.At;
        return MergeAsync(phone, inboundId, changes, ETag.All, cancellationToken);
    }

    /// <summary>Raises the attempt of a row that nobody changed since it was read; false where somebody did. One call.</summary>
    internal async Task<bool> TryBeginAttemptAsync(
        ConversationMessage message, int attempt, DateTimeOffset writtenAt, CancellationToken cancellationToken)
    {
        try
        {
            var changes = new TableEntity { ["Attempt"] = attempt, ["WrittenAt"] = writtenAt };
            return await MergeAsync(message.Phone, message.InboundId, changes, message.Version!.Value, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    /// <summary>
    /// Lets a reply that was given up be sent once more, and keeps its words as long; false where somebody changed its row since it was
    /// read. One call.
    /// </summary>
    internal async Task<bool> TryReviveAsync(
        ConversationMessage message, int attempt, DateTimeOffset writtenAt, DateTimeOffset expiresAt, DateTimeOffset textKeptUntil,
        CancellationToken cancellationToken)
    {
        // Its words may be kept for as long as the reply may be sent now.
        due?.Note(DueKinds.Texts, keys.For(message.Phone), writtenAt);
        try
        {
            // Merged, hence "" where there is no failure any more.
            var changes = new TableEntity
            {
                ["Attempt"] = attempt,
                ["WrittenAt"] = writtenAt,
                ["ExpiresAt"] = expiresAt,
                ["Failure"] = "",
                [ConversationEntities.TextKeptUntil] = textKeptUntil,
            };
            return await MergeAsync(message.Phone, message.InboundId, changes, message.Version!.Value, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    // What was kept may be cut, and its digits hidden.
    private static bool AreSameWords(string kept, string words) =>
        kept.Length > 0
        && (kept.Length == words.Length || (kept.Length < words.Length && kept.Length >= ConversationEntities.MaxText - 1))
        && kept.Zip(words).All(pair => pair.First == pair.Second || (pair.First == '*' && char.IsDigit(pair.Second)));

    private void Forgotten(StoredValueException unreadable)
    {
        if (logger is not null)
            LogForgotten(logger, unreadable.Property);
    }

    private static TableEntity Masking(TableEntity changes, string? maskedReply)
    {
        if (maskedReply is not null)
            changes["Reply"] = maskedReply;
        return changes;
    }

    private async Task<bool> MergeAsync(
        string phone, string inboundId, TableEntity changes, ETag version, CancellationToken cancellationToken)
    {
        changes.PartitionKey = keys.For(phone);
        changes.RowKey = RowKeys.Message(inboundId);
        try
        {
            await storage.Conversations.UpdateEntityAsync(changes, version, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode != TableErrorCode.TableNotFound)
        {
            return false;
        }
    }

    [LoggerMessage(EventId = 203, Level = LogLevel.Warning, Message =
        "The {Property} of a conversation was written by another version and is forgotten")]
    private static partial void LogForgotten(ILogger logger, string property);
}
