using System.Text.Json;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;

namespace MoiSms.Core.Answering;

/// <summary>
/// What becomes of messages that the queues gave up. Never fails on content; on a storage fault the message stays where it is.
/// </summary>
public sealed partial class PoisonFiler(
    ConversationStore conversations, DeadLetterStore deadLetters, FailedReplies failed, ReplyComposer composer, PartitionKeys keys,
    MoiSmsSettings settings, MoiSmsMetrics metrics, TimeProvider time, ILogger<PoisonFiler> logger)
{
    private const string GivenUp = "failed until the queue gave it up";

    /// <summary>
    /// A text that could not be resolved: its written reply if there is one after all, else an apology, and a row for the operators.
    /// </summary>
    /// <returns>The reply that is to be enqueued; null where there is none.</returns>
    public async Task<OutboundSms?> FileInboundAsync(BinaryData body, CancellationToken cancellationToken)
    {
        InboundSms sms;
        try
        {
            sms = QueueJson.ReadInbound(body);
        }
        catch (JsonException)
        {
            await FileAsync(Letter(QueueNames.Inbound, null, "not a message of ours", body), cancellationToken);
            return null;
        }

        var id = TextId.Of(keys, sms);
        if (SenderNumber.Normalise(sms.From) is not { } phone)
        {
            await FileAsync(Letter(QueueNames.Inbound, id, GivenUp, body), cancellationToken);
            return null;
        }

        if (await conversations.IsErasedAsync(phone, sms.ReceivedAt, sms.AcceptedAt, cancellationToken))
        {
            // Also what a run left that was cut off before it asked.
            await conversations.RemoveAsync(phone, id, cancellationToken);
            await deadLetters.WithdrawAsync(Letter(QueueNames.Inbound, id, GivenUp, body), cancellationToken);
            return null;
        }

        try
        {
            return await ApologiseAsync(sms, id, phone, body, cancellationToken);
        }
        catch (StoredValueException e)
        {
            // It has an answer, which another version wrote and sends: an apology would contradict it.
            await FileAsync(LetterOf(sms, phone, id, Unreadable(e), body), cancellationToken);
            return null;
        }
    }

    private async Task<OutboundSms?> ApologiseAsync(
        InboundSms sms, string id, string phone, BinaryData body, CancellationToken cancellationToken)
    {
        // The row comes before the apology: whoever wrote it first is right, and copies in flight then do nothing.
        var known = await conversations.ReadMessageAsync(phone, id, cancellationToken)
            ?? await conversations.ReadOlderAsync(phone, sms, cancellationToken);
        if (known is null)
        {
            var apology = Apology(sms, id, phone);
            if (await conversations.TryAddAsync(apology, null, cancellationToken))
            {
                metrics.Decided(nameof(Decision.Poisoned), null);
                known = apology;
            }
            else
            {
                known = await conversations.ReadMessageAsync(phone, id, cancellationToken);
            }
        }

        if (known?.Decision == Decision.Poisoned)
            await FileAsync(LetterOf(sms, phone, id, GivenUp, body), cancellationToken);
        else if (known is { Effects.Count: > 0 })
            await FileAsync(LetterOf(sms, phone, known.InboundId, Undone(known), body), cancellationToken);
        if (known is { Reply: null })
            await conversations.KeepHourAsync(phone, known.AcceptedAt, cancellationToken);
        return known is not null && known.Awaits(known.Attempt) ? OutboundMessages.For(known) with { IsCopy = true } : null;
    }

    /// <summary>A reply that could not be handled: filed, unless it was sent after all.</summary>
    public async Task FileOutboundAsync(BinaryData body, CancellationToken cancellationToken)
    {
        OutboundSms reply;
        try
        {
            reply = QueueJson.ReadOutbound(body);
        }
        catch (JsonException)
        {
            await FileAsync(Letter(QueueNames.Outbound, null, "not a message of ours", body), cancellationToken);
            return;
        }

        if (reply.SentAt is { } sentAt)
        {
            // It was sent; only its mark never got through.
            if (await conversations.MarkSentAsync(
                reply.To, reply.InboundId, reply.Attempt, reply.AcsMessageId, sentAt, cancellationToken, reply.MaskedText))
                await conversations.KeepHourAsync(reply.To, reply.AcceptedAt, cancellationToken);
            return;
        }

        var reason = GivenUp;
        try
        {
            var message = await conversations.ReadMessageAsync(reply.To, reply.InboundId, cancellationToken);
            if (message is not null && !message.Awaits(reply.Attempt))
            {
                await conversations.KeepHourAsync(message.Phone, message.AcceptedAt, cancellationToken);
                return;
            }
        }
        catch (StoredValueException e)
        {
            reason = Unreadable(e);
        }

        var isKept = await failed.FileAsync(
            reply,
            ReplyFailure.Poisoned,
            null,
            reason,
            reply.MaskedText is null ? body.ToString() : QueueJson.Write(reply.WithoutSecret()),
            cancellationToken);
        if (isKept)
            Log(QueueNames.Outbound, OutboundSms.TagFor(reply.InboundId, reply.Attempt), reply.To, reason);
    }

    private ConversationMessage Apology(InboundSms sms, string id, string phone)
    {
        var now = time.GetUtcNow();
        var reply = composer.ComposeApology(
            sms.Text.Any(char.IsAsciiLetter) && !sms.Text.Any(IsArabic) ? Language.English : Language.Arabic);
        return new ConversationMessage
        {
            InboundId = id,
            Phone = phone,
            Text = SecretDigits.Hide(sms.Text),
            ReceivedAt = sms.ReceivedAt,
            AcceptedAt = sms.AcceptedAt,
            Decision = Decision.Poisoned,
            Reply = reply.Text,
            Parts = reply.Parts,
            WrittenAt = now,
            ExpiresAt = sms.AcceptedAt + settings.ReplyLifetime,
            TextKeptUntil = settings.TextKeptUntil(now, sms.AcceptedAt + settings.ReplyLifetime),
        };
    }

    /// <summary>The answer stands and goes out; a replay carries out the rest.</summary>
    private static string Undone(ConversationMessage known) =>
        "it was answered, but this failed until the queue gave it up: "
        + string.Join(", ", known.Effects.Select(effect => effect.GetType().Name));

    private static string Unreadable(StoredValueException e) => $"another version wrote its row: its {e.Property} cannot be read";

    private static bool IsArabic(char letter) => letter is >= '\u0600' and <= '\u06FF';

    private static DeadLetter Letter(string where, string? id, string reason, BinaryData body) =>
        new() { Where = where, Id = id, Reason = reason, Body = body.ToString() };

    private static DeadLetter LetterOf(InboundSms sms, string phone, string id, string reason, BinaryData body) =>
        Letter(QueueNames.Inbound, id, reason, body) with { Phone = phone, ReceivedAt = sms.ReceivedAt, AcceptedAt = sms.AcceptedAt };

    private async Task FileAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        if (await deadLetters.FileAsync(letter, cancellationToken))
            Log(letter.Where, letter.Id, letter.Phone, letter.Reason);
    }

    private void Log(string where, string? id, string? phone, string reason) =>
        LogFiled(logger, where, id is null ? "something" : RowKeys.ForId(id), phone, reason);

    [LoggerMessage(
        EventId = 303, Level = LogLevel.Error, Message = "Given up by {Queue} and filed in DeadLetters: {Id} of {Phone}, {Reason}")]
    private static partial void LogFiled(ILogger logger, string queue, string id, [PersonalPhone] string? phone, string reason);
}
