using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Receiving;

/// <summary>Marks a reply delivered or failed; "unreachable" (4006) causes one resend.</summary>
public sealed partial class DeliveryReportMarker(
    ConversationStore conversations, MessageQueues queues, TimeProvider time, ILogger<DeliveryReportMarker> logger)
{
    /// <summary>The phone was off or out of reach: the one code where sending again helps and cannot double the text.</summary>
    private const string Unreachable = "4006";

    /// <summary>The network, or ACS, keeps a list of its own of who wants no texts.</summary>
    private const string OptedOut = "4007";

    private const int MaxAttempts = 2;

    private static readonly TimeSpan ResendDelay = TimeSpan.FromMinutes(1);

    /// <summary>One call, or four where a resend or an opt-out follows; more where others change the row at the same time.</summary>
    internal async Task MarkAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        if (report.Tag is not { Length: > 0 } tag || SenderNumber.Normalise(report.To) is not { } phone)
            return;

        var (inboundId, attempt) = OutboundSms.ParseTag(tag);
        var state = new DeliveryState(report.Status, report.Code, time.GetUtcNow());
        var marked = await conversations.MarkDeliveryAsync(phone, inboundId, attempt, state, cancellationToken);
        if (!marked || state.Delivered)
            return;
        try
        {
            if (report.Code == OptedOut)
                await OptOutAsync(phone, inboundId, attempt, cancellationToken);
            if (report.Code == Unreachable && attempt < MaxAttempts)
                await ResendAsync(phone, inboundId, attempt, cancellationToken);
        }
        catch (StoredValueException e)
        {
            // The report would come again and again, and with it the whole post.
            LogNotFollowed(logger, RowKeys.ForId(inboundId), e.Property);
        }
    }

    /// <summary>
    /// Such a report is as old as the send that it is about: what was never sent tells nothing, and a START that came after it stands.
    /// </summary>
    private async Task OptOutAsync(string phone, string inboundId, int attempt, CancellationToken cancellationToken)
    {
        if (await conversations.ReadMessageAsync(phone, inboundId, cancellationToken) is not { Parts: > 0 } message
            || attempt > message.Attempt)
            return;

        // A report can overtake our own mark; what was written then was not sent before.
        var sentAt = message.Sent.TryGetValue(attempt, out var at) ? at
            : attempt == message.Attempt ? message.WrittenAt
            : message.AcceptedAt;
        await OptimisticWrite.RunAsync(
            async () =>
            {
                var consent = await conversations.ReadConsentAsync(phone, cancellationToken);
                if (!consent.OptedOut && !(consent.Opt?.AcceptedAt > sentAt)
                    && !ConversationState.ErasedSince(consent.ErasedAt, message.ReceivedAt, message.AcceptedAt))
                    await conversations.OptOutAsync(phone, consent, cancellationToken);
                return consent;
            },
            time,
            cancellationToken);
    }

    private async Task ResendAsync(string phone, string inboundId, int failedAttempt, CancellationToken cancellationToken)
    {
        // Reports on one reply may come at the same time: each changes its row, and so overtakes the others.
        var message = await OptimisticWrite.RunAsync(
            () => BeginNextAsync(phone, inboundId, failedAttempt, cancellationToken), time, cancellationToken);
        // Also where the attempt was set but a crash came before this: the report comes again then.
        if (message is not null)
            await queues.SendOutboundAsync(OutboundMessages.For(message) with { IsCopy = true }, ResendDelay, cancellationToken);
    }

    /// <returns>The row with its next attempt begun, now or by an earlier report; null where there is to be none.</returns>
    /// <exception cref="OvertakenException">The row changed since it was read.</exception>
    private async Task<ConversationMessage?> BeginNextAsync(
        string phone, string inboundId, int failedAttempt, CancellationToken cancellationToken)
    {
        var next = failedAttempt + 1;
        var message = await conversations.ReadMessageAsync(phone, inboundId, cancellationToken);
        var now = time.GetUtcNow();
        // A code is not sent twice: what the row holds of it is masked.
        if (message?.Reply is null || message.MaskedReply is not null || message.Failure is not null || message.DeliveredAt is not null
            || now + ResendDelay >= message.ExpiresAt)
            return null;

        if (message.Attempt != failedAttempt)
            return message.Awaits(next) ? message : null;
        // The attempt is set before it is enqueued: a copy of the old one is then too old, and of two reports one wins.
        if (!await conversations.TryBeginAttemptAsync(message, next, now, cancellationToken))
            throw new OvertakenException();
        return message with { Attempt = next, WrittenAt = now };
    }

    [LoggerMessage(EventId = 104, Level = LogLevel.Error, Message =
        "The report on the reply to text {Id} has no effect: another version wrote its row, whose {Property} cannot be read")]
    private static partial void LogNotFollowed(ILogger logger, string id, string property);
}
