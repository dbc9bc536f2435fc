using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Sending;

/// <summary>Sends one reply, once, when it is its turn, and records what became of it.</summary>
public sealed class ReplySender(
    ISmsSender sender, ConversationStore conversations, SendTurns turns, SendPause pause, SentRecorder recorder, WaitingReplies waiting,
    UnsentReplies unsent, MoiSmsMetrics metrics, TimeProvider time)
{
    private const string TooManyRequests = "429";

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

            if (TestNumbers.Contains(reply.To))
            {
                // Recorded and not sent, whatever the settings say. It tells nothing about ACS, so neither pause nor pace hears of it.
                if (IsFirst(reply, dequeueCount) || await IsWantedAsync(reply, cancellationToken))
                    await recorder.MarkAsync(reply with { SentAt = time.GetUtcNow() });
                return;
            }

            taken = await WaitForTurnAsync(reply, cancellationToken) is { } slot
                ? await TrySendAsync(reply, slot, dequeueCount, cancellationToken)
                : null;
        }
        catch (Exception e) when (StorageFault.Is(e, cancellationToken))
        {
            // Tables may be down for longer than the queue delivers a message again and again: the reply waits with a growing delay.
            await waiting.PutBackAsync(reply, "storage", null, cancellationToken);
            return;
        }

        // Outside of the try: from here on nothing may put the reply back as one that is still to be sent.
        if (taken is null)
            return;
        await recorder.RecordAsync(reply with { SentAt = time.GetUtcNow(), AcsMessageId = taken.MessageId }, taken.Repeated);
        await pause.TakenAsync();
    }

    private async Task<SendSlot?> WaitForTurnAsync(OutboundSms reply, CancellationToken cancellationToken)
    {
        try
        {
            var (slot, delay) = await turns.WaitAsync(cancellationToken);
            if (slot is null)
                await waiting.HoldAsync(reply, delay);
            return slot;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A shutdown is no failure of the reply: another instance takes it at once.
            await waiting.HoldAsync(reply, TimeSpan.Zero);
            return null;
        }
    }

    /// <returns>Null where ACS did not take it.</returns>
    private async Task<SmsSendOutcome.Accepted?> TrySendAsync(
        OutboundSms reply, SendSlot slot, long dequeueCount, CancellationToken cancellationToken)
    {
        if (!await MayBeSentAsync(reply, dequeueCount, cancellationToken))
        {
            pause.Pace.GiveBack(slot);
            return null;
        }

        var isTrial = pause.IsOn;
        var tag = OutboundSms.TagFor(reply.InboundId, reply.Attempt);
        var outcome = await sender.SendAsync(
            new SmsToSend(reply.To, reply.Text, tag, Repeatability.RequestId(reply.InboundId, reply.Attempt), reply.WrittenAt),
            cancellationToken);
        switch (outcome)
        {
            case SmsSendOutcome.Accepted accepted:
                pause.Pace.Taken(slot, time.GetUtcNow());
                return accepted;
            case SmsSendOutcome.TryLater later:
                if (later.Code == TooManyRequests)
                    pause.Pace.Refused(slot, time.GetUtcNow(), later.RetryAfter);
                if (later.Code != TooManyRequests || isTrial)
                    await pause.FailedAsync(tag, later.Code, isTrial, cancellationToken);
                await waiting.PutBackAsync(reply, later.Code, later.RetryAfter, cancellationToken);
                return null;
            case SmsSendOutcome.Refused refused:
                await pause.FailedAsync(tag, refused.Code, isTrial, cancellationToken);
                // Where others are refused too it may not be this reply's fault: it waits.
                if (pause.IsDoubtful)
                    await waiting.PutBackAsync(reply, refused.Code, null, cancellationToken);
                else
                    await unsent.RefuseAsync(reply, refused.Code, cancellationToken);
                return null;
            default:
                throw new InvalidOperationException("An unknown outcome of a send.");
        }
    }

    private async Task<bool> MayBeSentAsync(OutboundSms reply, long dequeueCount, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!IsFirst(reply, dequeueCount) && !await IsWantedAsync(reply, cancellationToken))
            return false;
        var isOver = now >= reply.ExpiresAt;
        if (!pause.IsOn)
        {
            if (isOver)
                await unsent.ExpireAsync(reply, cancellationToken);
            return !isOver;
        }

        // Nothing is given up during a pause, and one reply at a time is tried.
        if (!isOver && await pause.TryBeginTrialAsync(cancellationToken))
            return true;
        await waiting.HoldAsync(reply, pause.Wait(Random.Shared.NextDouble()));
        return false;
    }

    /// <summary>A fresh first delivery: nobody else can have sent it.</summary>
    private bool IsFirst(OutboundSms reply, long dequeueCount) =>
        dequeueCount <= 1 && !reply.IsCopy && reply.Tries == 0 && time.GetUtcNow() - reply.WrittenAt < Fresh;

    /// <summary>Whether its row still waits for it, and its phone still wants it. Two calls at once, more where it does not.</summary>
    private async Task<bool> IsWantedAsync(OutboundSms reply, CancellationToken cancellationToken)
    {
        var reading = conversations.ReadConsentAsync(reply.To, cancellationToken);
        var message = await conversations.ReadMessageAsync(reply.To, reply.InboundId, cancellationToken);
        var consent = await reading;
        if (message is null || !message.Awaits(reply.Attempt))
        {
            // Whoever marked it may have ended before the note of its hour was stored.
            if (message is not null)
                await conversations.KeepHourAsync(message.Phone, message.AcceptedAt, cancellationToken);
            metrics.Sent(MetricValues.Outcome.Dropped);
            return false;
        }

        if (consent.Allows(message))
            return true;
        await unsent.DropAsync(reply, cancellationToken);
        return false;
    }
}
