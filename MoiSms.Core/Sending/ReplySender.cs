using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Core.Sending;

/// <summary>Sends one reply, once, and records what became of it.</summary>
public sealed partial class ReplySender(
    ISmsSender sender, ConversationStore conversations, SentRecorder recorder, WaitingReplies waiting, DeadLetterStore deadLetters,
    MoiSmsMetrics metrics, TimeProvider time, ILogger<ReplySender> logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>
    /// One call to storage (the mark) for a fresh first delivery; any other copy reads its row and the phone's state first.
    /// </summary>
    /// <param name="reply">The queue message.</param>
    /// <param name="dequeueCount">How often the queue delivered this message, from 1.</param>
    public async Task SendAsync(OutboundSms reply, long dequeueCount, CancellationToken cancellationToken)
    {
        SmsSendOutcome.Accepted? taken;
        try
        {
            if (reply.SentAt is not null)
            {
                await recorder.MarkAsync(reply);
                return;
            }

            taken = await TrySendAsync(reply, dequeueCount, cancellationToken);
        }
        catch (Exception e) when (StorageFault.Is(e, cancellationToken))
        {
            // Tables may be down for longer than the queue delivers a message again and again: the reply waits with a growing delay.
            await waiting.PutBackAsync(reply, "storage", null, cancellationToken);
            return;
        }

        // Outside of the try: from here on nothing may put the reply back as one that is still to be sent.
        if (taken is not null)
            await recorder.RecordAsync(reply with { SentAt = time.GetUtcNow(), AcsMessageId = taken.MessageId }, taken.Repeated);
    }

    /// <returns>Null where ACS did not take it.</returns>
    private async Task<SmsSendOutcome.Accepted?> TrySendAsync(OutboundSms reply, long dequeueCount, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isFirst = dequeueCount <= 1 && !reply.IsCopy && reply.Tries == 0 && now - reply.WrittenAt < Fresh;
        if (!isFirst && !await IsWantedAsync(reply, cancellationToken))
            return null;
        if (now >= reply.ExpiresAt)
        {
            await GiveUpAsync(reply, ReplyFailure.Expired, "lifetime over", cancellationToken);
            return null;
        }

        var outcome = await sender.SendAsync(
            new SmsToSend(
                reply.To,
                reply.Text,
                OutboundSms.TagFor(reply.InboundId, reply.Attempt),
                Repeatability.RequestId(reply.InboundId, reply.Attempt),
                reply.WrittenAt),
            cancellationToken);
        switch (outcome)
        {
            case SmsSendOutcome.Accepted accepted:
                return accepted;
            case SmsSendOutcome.TryLater later:
                await waiting.PutBackAsync(reply, later.Code, later.RetryAfter, cancellationToken);
                return null;
            case SmsSendOutcome.Refused refused:
                LogRefused(logger, RowKeys.ForId(reply.InboundId), reply.To, refused.Code);
                await GiveUpAsync(reply, ReplyFailure.Refused, "refused by ACS: " + refused.Code, cancellationToken);
                return null;
            default:
                throw new InvalidOperationException("An unknown outcome of a send.");
        }
    }

    /// <summary>Whether its row still waits for it, and its phone still wants it. Two calls at once, a third where it does not.</summary>
    private async Task<bool> IsWantedAsync(OutboundSms reply, CancellationToken cancellationToken)
    {
        var reading = conversations.ReadConsentAsync(reply.To, cancellationToken);
        var message = await conversations.ReadMessageAsync(reply.To, reply.InboundId, cancellationToken);
        var consent = await reading;
        if (message is null || !message.Awaits(reply.Attempt))
        {
            metrics.Sent(MetricValues.Outcome.Dropped);
            return false;
        }

        if (consent.Allows(message))
            return true;
        await conversations.MarkFailedAsync(
            reply.To, reply.InboundId, reply.Attempt, ReplyFailure.OptedOut, null, cancellationToken, reply.MaskedText);
        metrics.Sent(MetricValues.Outcome.OptedOut);
        return false;
    }

    private async Task GiveUpAsync(OutboundSms reply, ReplyFailure failure, string reason, CancellationToken cancellationToken)
    {
        // Filed before it is marked: a crash between the two files it once more into the same row.
        await deadLetters.FileAsync(
            new DeadLetter
            {
                Where = QueueNames.Outbound,
                Id = OutboundSms.TagFor(reply.InboundId, reply.Attempt),
                Reason = reason,
                Body = QueueJson.Write(reply.WithoutSecret()),
                Phone = reply.To,
            },
            cancellationToken);
        await conversations.MarkFailedAsync(
            reply.To, reply.InboundId, reply.Attempt, failure, reason, cancellationToken, reply.MaskedText);
        metrics.Sent(failure == ReplyFailure.Expired ? MetricValues.Outcome.Expired : MetricValues.Outcome.Refused);
    }

    [LoggerMessage(EventId = 302, Level = LogLevel.Error,
        Message = "The reply to text {Id} of {Phone} was refused for good ({Code}) and filed in DeadLetters")]
    private static partial void LogRefused(ILogger logger, string id, [PersonalPhone] string phone, string code);
}
