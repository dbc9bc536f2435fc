using System.Text;
using System.Text.Json;
using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Receiving;

namespace MoiSms.Core.Operating;

/// <summary>Puts what could not be handled on its way again, so that doing it twice answers once.</summary>
public sealed class DeadLetterReplay(
    ConversationStore conversations, MessageQueues queues, EventReceiver receiver, SmsResolver resolver,
    MoiSmsSettings settings, TimeProvider time)
{
    /// <summary>
    /// Behind the id of a text that is replayed. Its sender may have had an apology under the old id, and ACS would take an answer under
    /// that id for the same message; the new one is always the same, so a second replay is a redelivery.
    /// </summary>
    internal const string Suffix = ".replay";

    /// <summary>
    /// Carries out what the answer to a text left undone: it was answered, so it is not answered again. Its digits need not be kept for
    /// that.
    /// </summary>
    /// <param name="where">The letter's partition.</param>
    /// <param name="id">The letter's id, which is the text's.</param>
    /// <returns>False where nothing is undone.</returns>
    internal async Task<bool> TryFinishAsync(string where, string id, string body, CancellationToken cancellationToken)
    {
        if (where != QueueNames.Inbound || LetterBody.PhoneIn(body) is not { } phone)
            return false;
        return await resolver.FinishAsync(phone, id, cancellationToken);
    }

    /// <param name="where">The letter's partition.</param>
    /// <exception cref="AdminFault">It is no message of ours, or its reply needs no sending any more.</exception>
    internal async Task ReplayAsync(string where, string body, CancellationToken cancellationToken)
    {
        try
        {
            switch (where)
            {
                case QueueNames.Inbound:
                    await ReplayTextAsync(QueueJson.ReadInbound(BinaryData.FromString(body)), cancellationToken);
                    break;
                case QueueNames.Outbound:
                    await ReplayReplyAsync(QueueJson.ReadOutbound(BinaryData.FromString(body)), cancellationToken);
                    break;
                case DeadLetter.Events:
                    // What still cannot be read files itself again, into the same row.
                    await receiver.ReceiveAsync(EventReader.Read(Encoding.UTF8.GetBytes(body), time.GetUtcNow()), cancellationToken);
                    break;
                default:
                    throw AdminFault.Invalid("Nothing lies there that could be replayed.");
            }
        }
        catch (JsonException)
        {
            throw AdminFault.Conflict("It is no message of ours: it cannot be replayed, only discarded.");
        }
    }

    private async Task ReplayTextAsync(InboundSms sms, CancellationToken cancellationToken)
    {
        // Taken anew: the lifetime of its answer begins now. An erasure that comes after this instant drops it by that.
        var now = time.GetUtcNow();
        if (SenderNumber.Normalise(sms.From) is { } phone
            && await conversations.IsErasedAsync(phone, sms.ReceivedAt, sms.AcceptedAt, cancellationToken))
            throw AdminFault.Conflict("Its sender was erased: it cannot be replayed, only discarded.");
        await queues.SendInboundAsync(
            QueueJson.Write(sms with { Id = sms.Id + Suffix, AcceptedAt = now, Tries = 0 }), TimeSpan.Zero, cancellationToken);
    }

    private async Task ReplayReplyAsync(OutboundSms reply, CancellationToken cancellationToken, bool isSecond = false)
    {
        var message = await conversations.ReadMessageAsync(reply.To, reply.InboundId, cancellationToken)
            ?? throw AdminFault.Conflict("Its text is gone: it cannot be replayed, only discarded.");
        if (message is { Reply: null } or { DeliveredAt: not null })
            throw AdminFault.Conflict("There is nothing to send any more.");

        var now = time.GetUtcNow();
        if (message is { Failure: not null, MaskedReply: not null })
        {
            await RenewCodeAsync(message, cancellationToken);
            return;
        }

        if (message.Failure is not null)
        {
            // A new attempt, and with it a new repeatability id: ACS may have seen the old one. Set before it is enqueued.
            var attempt = message.Attempt + 1;
            var expiresAt = now + settings.ReplyLifetime;
            var kept = settings.TextKeptUntil(now, expiresAt);
            if (message.TextKeptUntil > kept)
                kept = message.TextKeptUntil.Value;
            if (!await conversations.TryReviveAsync(message, attempt, now, expiresAt, kept, cancellationToken))
            {
                if (isSecond)
                    throw AdminFault.Conflict("The reply changed meanwhile: look again.");
                // Our own call may have been made twice, its first answer lost: then the attempt is begun, and only to be enqueued.
                await ReplayReplyAsync(reply, cancellationToken, isSecond: true);
                return;
            }

            message = message with { Attempt = attempt, WrittenAt = now, ExpiresAt = expiresAt, Failure = null };
        }
        else if (!message.Awaits(message.Attempt))
        {
            throw AdminFault.Conflict("It was sent after all.");
        }

        await queues.SendOutboundAsync(OutboundMessages.For(message) with { IsCopy = true }, TimeSpan.Zero, cancellationToken);
    }

    /// <summary>What is kept of a code is its mask, and the code is over: a new one is sent, where one is still waited for.</summary>
    private async Task RenewCodeAsync(ConversationMessage message, CancellationToken cancellationToken)
    {
        // Before the state is read: an erasure that comes after this instant drops the renewal by it.
        var now = time.GetUtcNow();
        var state = await conversations.ReadStateAsync(message.Phone, cancellationToken);
        if (state.Code?.ExpiresAt != message.ExpiresAt)
            throw AdminFault.Conflict("It held a code that nobody waits for any more: whoever wants one texts again.");
        var renewal = CodeRenewals.For(
            message.InboundId, message.Phone, message.ReceivedAt, now, message.ExpiresAt);
        await queues.SendInboundAsync(QueueJson.Write(renewal), TimeSpan.Zero, cancellationToken);
    }
}
