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

/// <summary>
/// Resolves one text: reads what its decision needs, records the answer together with the new state, and carries out what follows from it.
/// </summary>
public sealed partial class SmsResolver
{
    /// <summary>How long a pilot member's words are kept; they are told so in their first reply.</summary>
    private static readonly TimeSpan MemberTexts = TimeSpan.FromDays(30);

    /// <summary>
    /// How long after its first text a phone's texts are also looked for under the provider's id alone: Event Grid brings an event for
    /// 24 h, and the queue a text for 24 h more.
    /// </summary>
    private static readonly TimeSpan OldKeys = TimeSpan.FromHours(48);

    /// <summary>Letters that are kept of a sender that is no phone.</summary>
    private const int LongestSender = 100;

    private readonly Decisions decisions;
    private readonly EffectRunner effects;
    private readonly ConversationStore conversations;
    private readonly MessageQueues queues;
    private readonly DeadLetterStore deadLetters;
    private readonly PartitionKeys keys;
    private readonly MoiSmsSettings settings;
    private readonly PilotCounters counters;
    private readonly MoiSmsMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger<SmsResolver> logger;
    private readonly string serviceDigits;

    internal SmsResolver(
        Decisions decisions, EffectRunner effects, ConversationStore conversations, MessageQueues queues, DeadLetterStore deadLetters,
        PartitionKeys keys, MoiSmsSettings settings, PilotCounters counters, MoiSmsMetrics metrics, TimeProvider time,
        ILogger<SmsResolver> logger)
    {
        (this.decisions, this.effects, this.conversations, this.queues) = (decisions, effects, conversations, queues);
        (this.deadLetters, this.keys, this.settings, this.counters) = (deadLetters, keys, settings, counters);
        (this.metrics, this.time, this.logger) = (metrics, time, logger);
        serviceDigits = Digits(settings.ServiceNumber);
    }

    /// <summary>Calls to storage: read the state, read the records of a personal question, write; more only where texts collide.</summary>
    /// <returns>The reply that is to be enqueued; null where there is none.</returns>
    public async Task<OutboundSms?> ResolveAsync(InboundSms sms, CancellationToken cancellationToken)
    {
        var phone = SenderNumber.Normalise(sms.From) ?? (settings.CapacityTest && TestNumbers.Contains(sms.From) ? sms.From : null);
        var sender = phone ?? Shortened(sms.From);
        try
        {
            return phone is null || Digits(sms.From) == serviceDigits
                ? await IgnoreAsync(sms, sender, cancellationToken)
                : await ResolveAsync(sms, phone, cancellationToken);
        }
        catch (Exception e) when (StorageFault.Is(e, cancellationToken))
        {
            await PutBackAsync(sms, sender, cancellationToken);
            return null;
        }
    }

    /// <summary>Where no reply can go nothing is read and decided; the row is there to be counted.</summary>
    private async Task<OutboundSms?> IgnoreAsync(InboundSms sms, string sender, CancellationToken cancellationToken)
    {
        var state = new ConversationState { Phone = sender };
        var silence = new Decided(Intent.Unknown, Decision.NoReplySender, null, state);
        if (await conversations.TryAddAsync(Record(sms, sender, state, silence), null, cancellationToken))
            metrics.Decided(nameof(Decision.NoReplySender), null);
        else
            metrics.Ignored(MetricValues.Ignored.Duplicate);
        await conversations.KeepHourAsync(sender, sms.AcceptedAt, cancellationToken);
        return null;
    }

    /// <summary>Carries out what an answer left undone. One call, and those of the effects.</summary>
    /// <returns>False where there is no such text, or nothing is undone.</returns>
    internal async Task<bool> FinishAsync(string phone, string textId, CancellationToken cancellationToken)
    {
        if (await conversations.ReadMessageAsync(phone, textId, cancellationToken) is not { Effects.Count: > 0 } known)
            return false;
        await effects.CarryOutAsync(known, cancellationToken);
        return true;
    }

    private Task<OutboundSms?> ResolveAsync(InboundSms sms, string phone, CancellationToken cancellationToken) =>
        OptimisticWrite.RunAsync(() => AnswerAsync(sms, phone, cancellationToken), time, cancellationToken);

    private async Task<OutboundSms?> AnswerAsync(InboundSms sms, string phone, CancellationToken cancellationToken)
    {
        var state = await conversations.ReadStateAsync(phone, cancellationToken);
        if (state.ErasedSince(sms.ReceivedAt, sms.AcceptedAt))
        {
            // Also what a run left that was cut off before it asked.
            await conversations.RemoveAsync(phone, TextId.Of(keys, sms), cancellationToken);
            metrics.Ignored(MetricValues.Ignored.Erased);
            return null;
        }

        if (state.OldKeysUntil > time.GetUtcNow() && await conversations.ReadOlderAsync(phone, sms, cancellationToken) is { } older)
            return await GoOnAsync(older, cancellationToken);

        var decided = await decisions.DecideAsync(sms, state, time.GetUtcNow(), cancellationToken);
        if (decided.First is { } first)
            await effects.WriteFirstAsync(first, cancellationToken);
        var message = Record(sms, phone, state, decided);
        if (!await conversations.TryAddAsync(message, Next(state, decided, message), cancellationToken))
            return await GoOnAsync(await conversations.ReadMessageAsync(phone, message.InboundId, cancellationToken), cancellationToken);

        if (!TestNumbers.Contains(phone))
        {
            metrics.Decided(decided.Decision.ToString(), IntentOf(decided));
            counters.Saw(phone);
        }

        await effects.CarryOutAsync(message, cancellationToken);
        return await HandOnAsync(message, isCopy: false, cancellationToken);
    }

    // As the figures count it: a guess is not understood, and what is no service's, but was answered, is.
    private static string IntentOf(Decided decided) => decided switch
    {
        { Decision: Decision.Answered, About.NotUnderstood: true } => Intent.Unknown.ToName(),
        { Decision: Decision.Answered, Intent: Intent.Unknown, About: not null } => About.Other,
        _ => decided.Intent.ToName(),
    };

    /// <summary>
    /// Nothing new is computed for a redelivery; it only makes sure that what was decided is done and the reply on its way.
    /// </summary>
    /// <param name="known">The text's row; null where it is gone again.</param>
    private async Task<OutboundSms?> GoOnAsync(ConversationMessage? known, CancellationToken cancellationToken)
    {
        metrics.Ignored(MetricValues.Ignored.Duplicate);
        if (known is null)
            return null;
        await effects.CarryOutAsync(known, cancellationToken);
        return await HandOnAsync(known, isCopy: true, cancellationToken);
    }

    /// <summary>The reply, where one is to be sent. Whoever sends it ends the text's way; where none is, it ends here.</summary>
    private async Task<OutboundSms?> HandOnAsync(ConversationMessage message, bool isCopy, CancellationToken cancellationToken)
    {
        if (message.Awaits(message.Attempt))
            return OutboundMessages.For(message) with { IsCopy = isCopy };
        await conversations.KeepHourAsync(message.Phone, message.AcceptedAt, cancellationToken);
        return null;
    }

    /// <summary>The state to write; null where nothing changed.</summary>
    private ConversationState? Next(ConversationState state, Decided decided, ConversationMessage message)
    {
        if (decided.State == state)
            return null;
        var oldKeysUntil = time.GetUtcNow() + OldKeys;
        return decided.State with
        {
            LastReply = decided.CanBeFlagged ? new LastReply(message.InboundId, message.WrittenAt) : decided.State.LastReply,
            OldKeysUntil = oldKeysUntil < state.OldKeysUntil ? oldKeysUntil : state.OldKeysUntil,
        };
    }

    private ConversationMessage Record(InboundSms sms, string phone, ConversationState before, Decided answer) => new()
    {
        InboundId = TextId.Of(keys, sms),
        Phone = phone,
        Text = answer.HidesDigits ? SecretDigits.HideAll(sms.Text) : SecretDigits.Hide(sms.Text),
        ReceivedAt = sms.ReceivedAt,
        AcceptedAt = sms.AcceptedAt,
        Intent = answer.Intent.ToName(),
        About = answer.About,
        Decision = answer.Decision,
        Reply = answer.Reply?.Text,
        Parts = answer.Reply?.Parts ?? 0,
        Owner = (answer.State.CivilId ?? before.CivilId) is { } civilId ? keys.For(civilId) : null,
        Effects = answer.Effects,
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
                    Id = TextId.Of(keys, sms),
                    Reason = "storage failed until the answer would have come too late",
                    Body = QueueJson.Write(sms),
                    Phone = phone,
                    ReceivedAt = sms.ReceivedAt,
                    AcceptedAt = sms.AcceptedAt,
                },
                cancellationToken);
            return;
        }

        var delay = RetryDelay.After(sms.Tries, null, Random.Shared.NextDouble());
        LogPutBack(logger, RowKeys.ForId(TextId.Of(keys, sms)), phone, sms.Tries + 1, delay);
        await queues.SendInboundAsync(QueueJson.Write(sms with { Tries = sms.Tries + 1 }), delay, cancellationToken);
        metrics.PutBack(QueueNames.Inbound);
    }

    private static string Shortened(string sender) => sender.Length <= LongestSender ? sender : sender[..LongestSender];

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    [LoggerMessage(
        EventId = 201, Level = LogLevel.Warning, Message = "Storage failed: text {Id} of {Phone} was put back, try {Try}, for {Delay}")]
    private static partial void LogPutBack(ILogger logger, string id, [PersonalPhone] string phone, int @try, TimeSpan delay);
}
