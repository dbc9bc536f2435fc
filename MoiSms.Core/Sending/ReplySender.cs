using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Sending;

/// <summary>Sends one reply, once, and records what became of it.</summary>
public sealed partial class ReplySender(
    ISmsSender sender, ConversationStore conversations, MessageQueues queues, DeadLetterStore deadLetters, MoiSmsMetrics metrics,
    TimeProvider time, ILogger<ReplySender> logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>One call to storage (the mark) for a fresh first delivery; any other copy reads the row first.</summary>
    /// <param name="reply">The queue message.</param>
    /// <param name="dequeueCount">How often the queue delivered this message, from 1.</param>
    public async Task SendAsync(OutboundSms reply, long dequeueCount, CancellationToken cancellationToken)
    {
        try
        {
            if (reply.SentAt is not null)
                await MarkSentAsync(reply, cancellationToken);
            else
                await TrySendAsync(reply, dequeueCount, cancellationToken);
        }
        catch (Exception e) when (StorageFault.Is(e, cancellationToken))
        {
            // Tables may be down for longer than the queue delivers a message again and again: the reply waits with a growing delay.
            await PutBackAsync(reply, "storage", null, cancellationToken);
        }
    }

    private async Task TrySendAsync(OutboundSms reply, long dequeueCount, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isFirst = dequeueCount <= 1 && !reply.IsCopy && reply.Tries == 0 && now - reply.WrittenAt < Fresh;
        if (!isFirst && !await IsAwaitedAsync(reply, cancellationToken))
        {
            metrics.Sent(MetricValues.Outcome.Dropped);
            return;
        }

        if (now >= reply.ExpiresAt)
        {
            await GiveUpAsync(reply, ReplyFailure.Expired, "lifetime over", cancellationToken);
            return;
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
                await RecordSentAsync(
                    reply with { SentAt = time.GetUtcNow(), AcsMessageId = accepted.MessageId }, accepted.Repeated, cancellationToken);
                break;
            case SmsSendOutcome.TryLater later:
                await PutBackAsync(reply, later.Code, later.RetryAfter, cancellationToken);
                break;
            case SmsSendOutcome.Refused refused:
                LogRefused(logger, RowKeys.ForId(reply.InboundId), reply.To, refused.Code);
                await GiveUpAsync(reply, ReplyFailure.Refused, "refused by ACS: " + refused.Code, cancellationToken);
                break;
            default:
                throw new InvalidOperationException("An unknown outcome of a send.");
        }
    }

    private async Task RecordSentAsync(OutboundSms sent, bool repeated, CancellationToken cancellationToken)
    {
        Count(sent, repeated);
        try
        {
            await MarkSentAsync(sent, cancellationToken);
        }
        catch (Exception e) when (StorageFault.Is(e, cancellationToken))
        {
            // What is put back knows that it was sent: only the mark is tried again, even if ACS has forgotten the repeatability id by
            // then.
            await PutBackAsync(sent.WithoutSecret(), "storage", null, cancellationToken);
        }
    }

    private void Count(OutboundSms sent, bool repeated)
    {
        // Of two messages for one attempt the first was counted when ACS took it. One that was put back has only now heard of its own try.
        if (repeated && sent.Tries == 0)
        {
            metrics.Sent(MetricValues.Outcome.Repeated);
            return;
        }

        metrics.Sent(MetricValues.Outcome.Accepted);
        metrics.SentParts(SmsSegmenter.Count(sent.Text).Parts);
        if (sent.Attempt == 1)
            metrics.FirstSent(sent.SentAt!.Value - sent.AcceptedAt);
    }

    private Task<bool> MarkSentAsync(OutboundSms sent, CancellationToken cancellationToken) =>
        conversations.MarkSentAsync(
            sent.To, sent.InboundId, sent.Attempt, sent.AcsMessageId, sent.SentAt!.Value, cancellationToken, sent.MaskedText);

    private async Task PutBackAsync(OutboundSms reply, string code, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        var delay = RetryDelay.After(reply.Tries, retryAfter, Random.Shared.NextDouble());
        LogPutBack(logger, RowKeys.ForId(reply.InboundId), reply.To, code, reply.Tries + 1, delay);
        await queues.SendOutboundAsync(reply with { Tries = reply.Tries + 1 }, delay, cancellationToken);
        // Where only the mark is missing the try was counted as accepted already.
        if (reply.SentAt is null)
            metrics.Sent(MetricValues.Outcome.PutBack);
        metrics.PutBack(QueueNames.Outbound);
    }

    private async Task<bool> IsAwaitedAsync(OutboundSms reply, CancellationToken cancellationToken) =>
        await conversations.ReadMessageAsync(reply.To, reply.InboundId, cancellationToken) is { } message && message.Awaits(reply.Attempt);

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
        await conversations.MarkFailedAsync(reply.To, reply.InboundId, failure, reason, cancellationToken, reply.MaskedText);
        metrics.Sent(failure == ReplyFailure.Expired ? MetricValues.Outcome.Expired : MetricValues.Outcome.Refused);
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning,
        Message = "The reply to text {Id} of {Phone} was put back ({Code}), try {Try}, for {Delay}")]
    private static partial void LogPutBack(ILogger logger, string id, [PersonalPhone] string phone, string code, int @try, TimeSpan delay);

    [LoggerMessage(EventId = 302, Level = LogLevel.Error,
        Message = "The reply to text {Id} of {Phone} was refused for good ({Code}) and filed in DeadLetters")]
    private static partial void LogRefused(ILogger logger, string id, [PersonalPhone] string phone, string code);
}
