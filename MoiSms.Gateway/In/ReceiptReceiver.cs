using MoiSms.Core.Foundation.Values;
using MoiSms.Gateway.Events;
using MoiSms.Gateway.Hosting;
using MoiSms.Gateway.Out;
using MoiSms.Gateway.Smpp;
using MoiSms.Gateway.Smpp.Texts;
using MoiSms.Gateway.Storage;

namespace MoiSms.Gateway.In;

/// <summary>
/// Makes delivery reports of receipts, with the tag of the send. A text of several parts is delivered when all are, and failed with the
/// first that is. A receipt that comes again tells nothing new.
/// </summary>
internal sealed class ReceiptReceiver(
    SubmitStore store, EventPoster events, GatewaySettings settings, GatewayMetrics metrics, TimeProvider time)
{
    /// <summary>A receipt can be faster than our own mark of what it is about; so often it is looked for.</summary>
    private const int Looks = 5;

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
        for (var look = 1; ; look++)
        {
            var isOpen = false;
            foreach (var partition in partitions)
            {
                if (await store.FindAsync(partition, receipt.MessageId, cancellationToken) is { } found)
                    return await MarkAsync(found.Row, found.Part, receipt, cancellationToken);
                var open = await store.OpenAsync(partition, cancellationToken);
                if (open.FirstOrDefault(IsInDoubt) is { } doubtful)
                    return await MarkAsync(doubtful, FirstUnknown(doubtful), receipt, cancellationToken);
                isOpen |= open.Count > 0;
                // Between the two looks the text may have got its mark, and with it what leads to it.
                if (open.Count == 0 && await store.FindAsync(partition, receipt.MessageId, cancellationToken) is { } marked)
                    return await MarkAsync(marked.Row, marked.Part, receipt, cancellationToken);
            }

            if (!isOpen)
            {
                metrics.Receipt("unknown");
                return true;
            }

            if (look == Looks)
                return false;
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
    }

    private bool IsInDoubt(SubmitRow row) =>
        row.State == SubmitState.Doubtful || time.GetUtcNow() - row.TriedAt > settings.Claim;

    private static int FirstUnknown(SubmitRow row) =>
        Math.Max(0, row.MessageIds.ToList().FindIndex(id => id is null));

    private async Task<bool> MarkAsync(SubmitRow row, int part, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        // Receipts of other parts may write at the same time: each reads what the others wrote.
        for (var round = 0; round < 20; round++)
        {
            if (row.State is SubmitState.Delivered or SubmitState.Failed)
            {
                metrics.Receipt("repeated");
                return true;
            }

            var isDelivered = receipt.State == MessageState.Delivered;
            var ids = row.MessageIds.ToArray();
            ids[part] ??= receipt.MessageId;
            var marked = row with { MessageIds = ids, Delivered = isDelivered ? row.Delivered | (1L << part) : row.Delivered };
            marked = marked with
            {
                State = !isDelivered ? SubmitState.Failed
                    : marked.IsWholeDelivered ? SubmitState.Delivered
                    : marked.State,
            };
            if (marked.State is SubmitState.Delivered or SubmitState.Failed
                && !await ReportAsync(marked, receipt, cancellationToken))
                return false;
            var told = row.MessageIds[part] is null ? [(part, receipt.MessageId)] : Array.Empty<(int, string)>();
            if (await store.TryWriteAsync(marked, told, cancellationToken) is not null)
            {
                metrics.Receipt(isDelivered ? "delivered" : "failed");
                return true;
            }

            if (await store.ReadAsync(row.Partition, row.RowKey, cancellationToken) is not { } newer)
                return true;
            row = newer;
        }

        return false;
    }

    private Task<bool> ReportAsync(SubmitRow row, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        var details = $"{receipt.State}, operator's error {receipt.Error ?? "none"}";
        return events.ReportedAsync(
            SendResult.MessageIdOf(row.Id), row.From, row.To, row.Tag, DeliveryCodes.Of(receipt.State), details, row.MessageIds.Count,
            cancellationToken);
    }
}
