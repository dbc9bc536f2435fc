using MoiSms.Core.Foundation.Values;
using MoiSms.LocalHost.Simulator.Events;
using MoiSms.LocalHost.Simulator.Faults;
using MoiSms.LocalHost.Simulator.Phone;

namespace MoiSms.LocalHost.Simulator.Acs;

/// <summary>Takes what was sent to the phones, once each, and reports how that went.</summary>
internal sealed class SmsCarrier(
    SimulatorOptions options,
    ConversationLog log,
    EventPublisher publisher,
    FaultQueue faults,
    SimulatorStats stats,
    CancellationToken stopping)
{
    private const string Accepted = "accepted";
    private const string Rejected = "rejected";

    private readonly RepeatabilityLedger ledger = new();

    /// <param name="arrived">When the request came (a timestamp of the time provider).</param>
    /// <returns>A result for each recipient, in their order; null when a known repeatability id comes with another first-sent.</returns>
    public IReadOnlyList<AcsSendResult>? Send(AcsSendRequest request, RecipientFault? fault, long arrived)
    {
        var results = request.Recipients.Select(recipient => Failure(recipient, fault)).ToArray();
        var good = request.Recipients.Where((_, i) => results[i] is null).ToList();
        if (ledger.Take(good, () => MessageIds.Outgoing(options.TimeProvider.GetUtcNow())) is not { } claims)
            return null;

        var taken = 0;
        for (var i = 0; i < results.Length; i++)
            results[i] ??= Take(request, request.Recipients[i], claims[taken++], arrived);
        return results!;
    }

    private AcsSendResult? Failure(AcsRecipient recipient, RecipientFault? fault)
    {
        var struck = fault?.Strikes(recipient.To) == true;
        if (!struck && recipient.HasValidNumber)
            return null;

        stats.RecipientFailed();
        return new AcsSendResult
        {
            To = recipient.To,
            HttpStatusCode = struck ? fault!.HttpStatusCode : 400,
            Successful = false,
            RepeatabilityResult = recipient.Repeatability is null ? null : Rejected,
            ErrorMessage = struck
                ? fault!.ErrorMessage ?? "A fault that was set on the simulator."
                : "The to number must be in E.164 form.",
        };
    }

    private AcsSendResult Take(AcsSendRequest request, AcsRecipient recipient, Claim claim, long arrived)
    {
        if (claim.IsNew)
        {
            stats.MessageAccepted();
            log.AddOutgoing(claim.MessageId, recipient.To, request.Message, request.Tag, arrived);
            // The fault is taken now, so that deliveries meet faults in the order of their sends.
            _ = DeliverAsync(request, recipient, claim.MessageId, faults.Take(FaultLane.Delivery)?.Delivery);
        }
        else
        {
            stats.MessageRepeated();
        }

        return new AcsSendResult
        {
            To = recipient.To,
            MessageId = claim.MessageId,
            HttpStatusCode = 202,
            Successful = true,
            RepeatabilityResult = recipient.Repeatability is null ? null : claim.IsNew ? Accepted : Rejected,
        };
    }

    private async Task DeliverAsync(AcsSendRequest request, AcsRecipient recipient, string messageId, DeliveryFault? fault)
    {
        try
        {
            await Task.Delay(options.ReportDelay, options.TimeProvider, stopping);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var outcome = new DeliveryOutcome
        {
            MessageId = messageId,
            From = request.From,
            To = recipient.To,
            Delivered = fault is not { Status: "Failed" },
            Details = fault is null ? DeliveryCodes.NoError : DeliveryCodes.Describe(fault.Code),
            Parts = SmsSegmenter.Count(request.Message).Parts,
            Tag = request.Tag,
        };
        stats.DeliveryEnded(outcome.Delivered);
        log.SetState(messageId, outcome.Delivered ? MessageState.Delivered : MessageState.Failed, outcome.Details);
        if (request.EnableDeliveryReport)
            publisher.Publish(EventShapes.DeliveryReport(log.SchemaOf(request.Tag), outcome, options.TimeProvider.GetUtcNow()));
    }
}
