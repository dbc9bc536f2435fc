using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Sending;

/// <summary>
/// Keeps that ACS took a reply. Nothing here is cancelled by a shutdown: what a phone got must not be forgotten.
/// </summary>
public sealed class SentRecorder(ConversationStore conversations, WaitingReplies waiting, MoiSmsMetrics metrics)
{
    /// <summary>Marks the row of what ACS took a moment ago. One call.</summary>
    /// <exception cref="Exception">Neither the mark nor the queue could be written: the message comes again, and ACS knows it by its
    /// repeatability id.</exception>
    internal async Task RecordAsync(OutboundSms sent, bool repeated)
    {
        Count(sent, repeated);
        try
        {
            await MarkAsync(sent);
        }
        catch (Exception)
        {
            // Whatever it was. What is put back knows that it was sent: only the mark is tried again, even if ACS has forgotten the
            // repeatability id by then.
            await waiting.PutBackAsync(sent.WithoutSecret(), "storage", null, CancellationToken.None);
        }
    }

    /// <summary>The mark, and the note of its hour. Two calls; one where the row is gone.</summary>
    internal async Task MarkAsync(OutboundSms sent)
    {
        if (await conversations.MarkSentAsync(
            sent.To, sent.InboundId, sent.Attempt, sent.AcsMessageId, sent.SentAt!.Value, CancellationToken.None, sent.MaskedText))
            await conversations.KeepHourAsync(sent.To, sent.AcceptedAt, CancellationToken.None);
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
        metrics.SentParts(SmsSegmenter.Count(sent.Text).Parts, sent.To);
        if (sent.Attempt == 1)
            metrics.FirstSent(sent.SentAt!.Value - sent.AcceptedAt);
    }
}
