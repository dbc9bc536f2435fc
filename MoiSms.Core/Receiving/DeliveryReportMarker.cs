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

    /// <summary>One call, or up to four where a resend follows.</summary>
    internal async Task MarkAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        if (report.Tag is not { Length: > 0 } tag || SenderNumber.Normalise(report.To) is not { } phone)
            return;

        var (inboundId, attempt) = OutboundSms.ParseTag(tag);
        var state = new DeliveryState(report.Status, report.Code, time.GetUtcNow());
        var marked = await conversations.MarkDeliveryAsync(phone, inboundId, attempt, state, cancellationToken);
        if (!state.Delivered && report.Code == OptedOut)
            await conversations.OptOutAsync(phone, cancellationToken);
        if (marked && !state.Delivered && report.Code == Unreachable && attempt < MaxAttempts)
            await TryResendAsync(phone, inboundId, attempt, cancellationToken);
    }

    private async Task TryResendAsync(string phone, string inboundId, int failedAttempt, CancellationToken cancellationToken)
    {
        try
        {
            await ResendAsync(phone, inboundId, failedAttempt, cancellationToken);
        }
        catch (StoredValueException e)
        {
            // The report would come again and again, and with it the whole post.
            LogNotResent(logger, RowKeys.ForId(inboundId), e.Property);
        }
    }

    private async Task ResendAsync(string phone, string inboundId, int failedAttempt, CancellationToken cancellationToken)
    {
        var next = failedAttempt + 1;
        var message = await conversations.ReadMessageAsync(phone, inboundId, cancellationToken);
        var now = time.GetUtcNow();
        // A code is not sent twice: what the row holds of it is masked.
        if (message?.Reply is null || message.MaskedReply is not null || message.Failure is not null || message.DeliveredAt is not null
            || now + ResendDelay >= message.ExpiresAt)
            return;

        if (message.Attempt == failedAttempt)
        {
            // The attempt is set before it is enqueued: a copy of the old one is then too old, and of two reports one wins.
            if (!await conversations.TryBeginAttemptAsync(message, next, now, cancellationToken))
                throw new IOException("The reply's row changed while a resend was being prepared: the report has to come again.");
            message = message with { Attempt = next, WrittenAt = now };
        }
        else if (!message.Awaits(next))
        {
            return;
        }

        // Also where the attempt was set but a crash came before this: the report comes again then.
        await queues.SendOutboundAsync(OutboundMessages.For(message) with { IsCopy = true }, ResendDelay, cancellationToken);
    }

    [LoggerMessage(EventId = 104, Level = LogLevel.Error, Message =
        "The reply to text {Id} is not sent again: another version wrote its row, whose {Property} cannot be read")]
    private static partial void LogNotResent(ILogger logger, string id, string property);
}
