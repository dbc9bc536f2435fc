using MoiSms.Core.Foundation.Values;
using MoiSms.Gateway.Events;
using MoiSms.Gateway.Hosting;
using MoiSms.Gateway.Smpp;
using MoiSms.Gateway.Smpp.Texts;
using MoiSms.Gateway.Storage;

namespace MoiSms.Gateway.In;

/// <summary>
/// Makes delivery reports of receipts, with the tag of the send. A text of several parts is delivered when all are, and failed with the
/// first that is. A receipt that comes again tells nothing new.
/// </summary>
internal sealed class ReceiptReceiver(
    SubmitStore store, Reporter reporter, GatewaySettings settings, GatewayMetrics metrics, TimeProvider time)
{
    /// <summary>A receipt can be faster than our own mark of what it is about; so often it is looked for.</summary>
    private const int Looks = 5;

    /// <summary>Receipts of other parts may write the row at the same time: each reads what the others wrote.</summary>
    private const int Rounds = 20;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>True where the centre need not bring it again.</summary>
    public async Task<bool> ReceiveAsync(MessagePdu message, CancellationToken cancellationToken)
    {
        if (DeliveryReceipt.Read(message) is not { } receipt)
        {
            metrics.Receipt("unreadable");
            return true;
        }

        if (!receipt.IsFinal)
            return true;
        // Receipts come from the citizen's number; some centres turn the two round.
        var partitions = new[] { message.SourceAddr, message.DestinationAddr }
            .Select(SenderNumber.Normalise).OfType<string>().Distinct().Select(store.PartitionOf).ToList();
        for (var (round, look) = (0, 0); round < Rounds && look < Looks; round++)
        {
            var (row, part, isUnderWay) = await FindAsync(partitions, receipt, cancellationToken);
            if (row is null ? !isUnderWay : row.State is SubmitState.Delivered or SubmitState.Failed)
            {
                metrics.Receipt(row is null ? "unknown" : "repeated");
                return true;
            }

            if (row is null || reporter.IsBusyWith(row))
            {
                look++;
                await Task.Delay(BetweenLooks, time, cancellationToken);
            }
            else if (await TryMarkAsync(row, part, receipt, cancellationToken) is { } isStored)
            {
                if (isStored)
                    metrics.Receipt(receipt.State == MessageState.Delivered ? "delivered" : "failed");
                return isStored;
            }
        }

        return false;
    }

    /// <summary>The text and part that a receipt is about: by its id, else a text of that phone of which nobody knows.</summary>
    private async Task<(SubmitRow? Row, int Part, bool IsUnderWay)> FindAsync(
        IReadOnlyList<string> partitions, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        var isUnderWay = false;
        foreach (var partition in partitions)
        {
            if (await store.FindAsync(partition, receipt.MessageId, cancellationToken) is { } found)
                return (found.Row, found.Part, false);
            var open = await store.OpenAsync(partition, cancellationToken);
            if (open.Any(IsBeingHandedOver))
            {
                // Its answer may bring this very id.
                isUnderWay = true;
                continue;
            }

            // Between the two looks a text may have got its mark, and with it what leads to it.
            if (await store.FindAsync(partition, receipt.MessageId, cancellationToken) is { } marked)
                return (marked.Row, marked.Part, false);
            if (open.FirstOrDefault(row => row.MessageIds.Contains(null)) is { } doubtful)
                return (doubtful, doubtful.MessageIds.ToList().IndexOf(null), false);
        }

        return (null, 0, isUnderWay);
    }

    private bool IsBeingHandedOver(SubmitRow row) =>
        row.State == SubmitState.Submitting && time.GetUtcNow() - row.TriedAt <= settings.Claim;

    /// <summary>True where the receipt is stored, false where it has to come again, null where somebody else wrote the row.</summary>
    private async Task<bool?> TryMarkAsync(SubmitRow row, int part, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        var isDelivered = receipt.State == MessageState.Delivered;
        var told = row.MessageIds[part] is null ? [(part, receipt.MessageId)] : Array.Empty<(int, string)>();
        var ids = row.MessageIds.ToArray();
        ids[part] ??= receipt.MessageId;
        var marked = row with { MessageIds = ids, Delivered = isDelivered ? row.Delivered | (1L << part) : row.Delivered };
        if (isDelivered && !marked.IsWholeDelivered)
            return await store.TryWriteAsync(marked, told, cancellationToken) is null ? null : true;

        var outcome = await reporter.ReportAsync(
            marked, told, isDelivered ? SubmitState.Delivered : SubmitState.Failed, DeliveryCodes.Of(receipt.State),
            $"{receipt.State}, operator's error {receipt.Error ?? "none"}", cancellationToken);
        return outcome switch
        {
            ReportOutcome.Reported => true,
            ReportOutcome.NotTaken => false,
            _ => null,
        };
    }
}
