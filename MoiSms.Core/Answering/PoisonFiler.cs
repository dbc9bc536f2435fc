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
    ConversationStore conversations, DeadLetterStore deadLetters, ReplyComposer composer, MoiSmsSettings settings, MoiSmsMetrics metrics,
    TimeProvider time,
    ILogger<PoisonFiler> logger)
{
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
            await FileAsync(
                QueueNames.Inbound, DeadLetterStore.IdOf(body.ToString()), "not a message of ours", body, null, cancellationToken);
            return null;
        }

        if (SenderNumber.Normalise(sms.From) is not { } phone)
        {
            await FileAsync(QueueNames.Inbound, sms.Id, "failed until the queue gave it up", body, null, cancellationToken);
            return null;
        }

        // The row comes before the apology: whoever wrote it first is right, and copies in flight then do nothing.
        var known = await conversations.ReadMessageAsync(phone, sms.Id, cancellationToken);
        if (known is null)
        {
            if ((await conversations.ReadStateAsync(phone, cancellationToken)).ErasedSince(sms.ReceivedAt, sms.AcceptedAt))
                return null;
            var apology = Apology(sms, phone);
            if (await conversations.TryAddAsync(apology, null, cancellationToken))
            {
                metrics.Decided(nameof(Decision.Poisoned), null);
                known = apology;
            }
            else
            {
                known = await conversations.ReadMessageAsync(phone, sms.Id, cancellationToken);
            }
        }

        if (known?.Decision == Decision.Poisoned)
            await FileAsync(QueueNames.Inbound, sms.Id, "failed until the queue gave it up", body, phone, cancellationToken);
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
            await FileAsync(
                QueueNames.Outbound, DeadLetterStore.IdOf(body.ToString()), "not a message of ours", body, null, cancellationToken);
            return;
        }

        if (reply.SentAt is { } sentAt)
        {
            // It was sent; only its mark never got through.
            await conversations.MarkSentAsync(
                reply.To, reply.InboundId, reply.Attempt, reply.AcsMessageId, sentAt, cancellationToken, reply.MaskedText);
            return;
        }

        var message = await conversations.ReadMessageAsync(reply.To, reply.InboundId, cancellationToken);
        if (message is not null && !message.Awaits(reply.Attempt))
            return;
        if (message is null
            && (await conversations.ReadStateAsync(reply.To, cancellationToken)).ErasedSince(reply.AcceptedAt, reply.AcceptedAt))
            return;

        await FileAsync(
            QueueNames.Outbound,
            OutboundSms.TagFor(reply.InboundId, reply.Attempt),
            "failed until the queue gave it up",
            reply.MaskedText is null ? body : new BinaryData(QueueJson.Write(reply.WithoutSecret())),
            reply.To,
            cancellationToken);
        await conversations.MarkFailedAsync(reply.To, reply.InboundId, ReplyFailure.Poisoned, null, cancellationToken, reply.MaskedText);
    }

    private ConversationMessage Apology(InboundSms sms, string phone)
    {
        var now = time.GetUtcNow();
        var reply = composer.ComposeApology(
            sms.Text.Any(char.IsAsciiLetter) && !sms.Text.Any(IsArabic) ? Language.English : Language.Arabic);
        return new ConversationMessage
        {
            InboundId = sms.Id,
            Phone = phone,
            Text = sms.Text,
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

    private static bool IsArabic(char letter) => letter is >= '\u0600' and <= '\u06FF';

    private async Task FileAsync(
        string where, string id, string reason, BinaryData body, string? phone, CancellationToken cancellationToken)
    {
        await deadLetters.FileAsync(
            new DeadLetter { Where = where, Id = id, Reason = reason, Body = body.ToString(), Phone = phone }, cancellationToken);
        LogFiled(logger, where, RowKeys.ForId(id), phone, reason);
    }

    [LoggerMessage(
        EventId = 303, Level = LogLevel.Error, Message = "Given up by {Queue} and filed in DeadLetters: {Id} of {Phone}, {Reason}")]
    private static partial void LogFiled(ILogger logger, string queue, string id, [PersonalPhone] string? phone, string reason);
}
