using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Core.Sending;

/// <summary>Puts replies back into their queue, to be tried later.</summary>
public sealed partial class WaitingReplies(MessageQueues queues, MoiSmsMetrics metrics, ILogger<WaitingReplies> logger)
{
    /// <summary>After a try that failed: the delay grows with each. One call.</summary>
    /// <param name="code">Why, for the log.</param>
    /// <param name="retryAfter">Not before this is over; null where nobody named a time.</param>
    internal async Task PutBackAsync(OutboundSms reply, string code, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        var delay = RetryDelay.After(reply.Tries, retryAfter, Random.Shared.NextDouble());
        LogPutBack(logger, RowKeys.ForId(reply.InboundId), reply.To, code, reply.Tries + 1, delay);
        await queues.SendOutboundAsync(reply with { Tries = reply.Tries + 1 }, delay, cancellationToken);
        // Where only the mark is missing the try was counted as accepted already.
        if (reply.SentAt is null)
            metrics.Sent(MetricValues.Outcome.PutBack);
        metrics.PutBack(QueueNames.Outbound);
    }

    /// <summary>It is not its turn: no try, and none is counted. Never cancelled. One call.</summary>
    internal async Task HoldAsync(OutboundSms reply, TimeSpan delay)
    {
        // A copy: a crash before the message is deleted leaves two.
        await queues.SendOutboundAsync(reply with { IsCopy = true }, delay, CancellationToken.None);
        metrics.Sent(MetricValues.Outcome.Held);
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning,
        Message = "The reply to text {Id} of {Phone} was put back ({Code}), try {Try}, for {Delay}")]
    private static partial void LogPutBack(ILogger logger, string id, [PersonalPhone] string phone, string code, int @try, TimeSpan delay);
}
