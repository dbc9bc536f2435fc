using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>Resolves one text: decides, words, and records the answer together with the new state.</summary>
public sealed partial class SmsResolver(
    Answerer answerer, ConversationStore conversations, MessageQueues queues, DeadLetterStore deadLetters, MoiSmsSettings settings,
    FeedbackStore feedback, PilotCounters counters, MoiSmsMetrics metrics, TimeProvider time, ILogger<SmsResolver> logger)
{
    /// <summary>Texts of one phone that come at once write one after the other; after this many rounds the queue brings the text again.</summary>
    private const int MaxRounds = 20;

    /// <summary>How long a pilot member's words are kept; they are told so in their first reply.</summary>
    private static readonly TimeSpan MemberTexts = TimeSpan.FromDays(30);

    private readonly string serviceDigits = Digits(settings.ServiceNumber);

    /// <summary>Calls to storage: read the state, read the records of a personal question, write; more only where texts collide.</summary>
    /// <returns>The reply that is to be enqueued; null where there is none.</returns>
    public async Task<OutboundSms?> ResolveAsync(InboundSms sms, CancellationToken cancellationToken)
    {
        if (SenderNumber.Normalise(sms.From) is not { } phone || Digits(sms.From) == serviceDigits)
        {
            metrics.Ignored(MetricValues.Ignored.NoReplySender);
            return null;
        }

        try
        {
            return await ResolveAsync(sms, phone, cancellationToken);
        }
        catch (Exception e) when (StorageFault.Is(e, cancellationToken))
        {
            await PutBackAsync(sms, phone, cancellationToken);
            return null;
        }
    }

    private async Task<OutboundSms?> ResolveAsync(InboundSms sms, string phone, CancellationToken cancellationToken)
    {
        for (var round = 1; round <= MaxRounds; round++)
        {
            var state = await conversations.ReadStateAsync(phone, cancellationToken);
            if (state.ErasedSince(sms.ReceivedAt, sms.AcceptedAt))
            {
                metrics.Ignored(MetricValues.Ignored.Erased);
                return null;
            }

            var answer = await answerer.AnswerAsync(sms, state, cancellationToken);
            // First, and under the text's id: a crash before the write below brings the text, and files the same row again.
            if (answer.FlagsReplyTo is { } flagged)
                await feedback.FileAsync(sms, phone, flagged, cancellationToken);
            var message = Record(sms, phone, answer);
            var next = answer.State == state ? null : Remember(answer, message);
            switch (await conversations.WriteAsync(message, next, cancellationToken))
            {
                case WriteResult.Written:
                    metrics.Decided(answer.Decision.ToString(), answer.Intent.ToName());
                    counters.Saw(phone);
                    return message.Reply is null ? null : OutboundMessages.For(message);
                case WriteResult.Duplicate:
                    // Nothing new is computed for a redelivery; it only makes sure that the reply is on its way.
                    metrics.Ignored(MetricValues.Ignored.Duplicate);
                    var known = await conversations.ReadMessageAsync(phone, sms.Id, cancellationToken);
                    return known is not null && known.Awaits(known.Attempt) ? OutboundMessages.For(known) with { IsCopy = true } : null;
                default:
                    await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 30 * Math.Min(round, 10))), time, cancellationToken);
                    break;
            }
        }

        throw new InvalidOperationException("Other texts of the same phone were faster too often: the queue brings this one again.");
    }

    /// <summary>What a pilot member may call wrong next: the last answer, but not the thanks for calling one wrong.</summary>
    private static ConversationState Remember(Answer answer, ConversationMessage message) =>
        answer is { Reply: not null, Decision: Decision.Answered or Decision.Unbound or Decision.Refused, FlagsReplyTo: null }
            ? answer.State with { LastReply = new LastReply(message.InboundId, message.WrittenAt) }
            : answer.State;

    private ConversationMessage Record(InboundSms sms, string phone, Answer answer) => new()
    {
        InboundId = sms.Id,
        Phone = phone,
        Text = answer.HidesDigits ? WithoutDigits(sms.Text) : sms.Text,
        ReceivedAt = sms.ReceivedAt,
        AcceptedAt = sms.AcceptedAt,
        Intent = Intents.ToName(answer.Intent),
        Decision = answer.Decision,
        Reply = answer.Reply?.Text,
        Parts = answer.Reply?.Parts ?? 0,
        WrittenAt = time.GetUtcNow(),
        MaskedReply = answer.MaskedReply,
        ExpiresAt = answer.ExpiresAt ?? sms.AcceptedAt + settings.ReplyLifetime,
        TextKeptUntil = answer.FromMember
            ? time.GetUtcNow() + MemberTexts
            : settings.TextKeptUntil(time.GetUtcNow(), sms.AcceptedAt + settings.ReplyLifetime),
    };

    /// <summary>Tables may be down while the queue is up: the text waits there, until an answer would come too late.</summary>
    private async Task PutBackAsync(InboundSms sms, string phone, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - sms.AcceptedAt >= settings.ReplyLifetime)
        {
            await deadLetters.FileAsync(
                new DeadLetter
                {
                    Where = QueueNames.Inbound,
                    Id = sms.Id,
                    Reason = "storage failed until the answer would have come too late",
                    Body = QueueJson.Write(sms),
                    Phone = phone,
                },
                cancellationToken);
            return;
        }

        var delay = RetryDelay.After(sms.Tries, null, Random.Shared.NextDouble());
        LogPutBack(logger, RowKeys.ForId(sms.Id), phone, sms.Tries + 1, delay);
        await queues.SendInboundAsync(QueueJson.Write(sms with { Tries = sms.Tries + 1 }), delay, cancellationToken);
        metrics.PutBack(QueueNames.Inbound);
    }

    private static string WithoutDigits(string text) => string.Concat(text.Select(letter => char.IsDigit(letter) ? '*' : letter));

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    [LoggerMessage(EventId = 201, Level = LogLevel.Warning, Message = "Storage failed: text {Id} of {Phone} was put back, try {Try}, for {Delay}")]
    private static partial void LogPutBack(ILogger logger, string id, [PersonalPhone] string phone, int @try, TimeSpan delay);
}
