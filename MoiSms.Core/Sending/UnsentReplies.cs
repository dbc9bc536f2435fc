using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Core.Sending;

/// <summary>What becomes of replies that are not sent.</summary>
public sealed partial class UnsentReplies(
    ConversationStore conversations, MessageQueues queues, FailedReplies failed, MoiSmsSettings settings, MoiSmsMetrics metrics,
    TimeProvider time, ILogger<UnsentReplies> logger)
{
    /// <summary>ACS refused it for good: filed. Two calls, see <see cref="FailedReplies"/>.</summary>
    internal Task RefuseAsync(OutboundSms reply, string code, CancellationToken cancellationToken)
    {
        LogRefused(logger, RowKeys.ForId(reply.InboundId), reply.To, code);
        return FileAsync(reply, ReplyFailure.Refused, "refused by ACS: " + code, MetricValues.Outcome.Refused, cancellationToken);
    }

    /// <summary>Its lifetime is over: filed, but in place of a code that came too late a new one is asked for. Two calls.</summary>
    internal async Task ExpireAsync(OutboundSms reply, CancellationToken cancellationToken)
    {
        const string Reason = "lifetime over";
        if (reply.MaskedText is null || time.GetUtcNow() >= reply.AcceptedAt + settings.ReplyLifetime)
        {
            await FileAsync(reply, ReplyFailure.Expired, Reason, MetricValues.Outcome.Expired, cancellationToken);
            return;
        }

        // Asked for before the row is marked: after a crash between the two it is asked for again, under the same id.
        var renewal = CodeRenewals.For(reply.InboundId, reply.To, reply.AcceptedAt, reply.AcceptedAt, reply.ExpiresAt);
        await queues.SendInboundAsync(QueueJson.Write(renewal), TimeSpan.Zero, cancellationToken);
        await MarkAsync(reply, ReplyFailure.Expired, Reason, MetricValues.Outcome.Renewed, cancellationToken);
    }

    /// <summary>Its phone opted out while it waited: nobody has to look at that. One call.</summary>
    internal Task DropAsync(OutboundSms reply, CancellationToken cancellationToken) =>
        MarkAsync(reply, ReplyFailure.OptedOut, null, MetricValues.Outcome.OptedOut, cancellationToken);

    private async Task FileAsync(
        OutboundSms reply, ReplyFailure failure, string reason, string outcome, CancellationToken cancellationToken)
    {
        await failed.FileAsync(reply, failure, reason, reason, QueueJson.Write(reply.WithoutSecret()), cancellationToken);
        metrics.Sent(outcome);
    }

    private async Task MarkAsync(
        OutboundSms reply, ReplyFailure failure, string? reason, string outcome, CancellationToken cancellationToken)
    {
        if (await conversations.MarkFailedAsync(
            reply.To, reply.InboundId, reply.Attempt, failure, reason, cancellationToken, reply.MaskedText))
            await conversations.KeepHourAsync(reply.To, reply.AcceptedAt, cancellationToken);
        metrics.Sent(outcome);
    }

    [LoggerMessage(EventId = 302, Level = LogLevel.Error,
        Message = "The reply to text {Id} of {Phone} was refused for good ({Code}) and filed in DeadLetters")]
    private static partial void LogRefused(ILogger logger, string id, [PersonalPhone] string phone, string code);
}
