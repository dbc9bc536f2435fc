using MoiSms.Gateway.Hosting;
using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.In;

/// <summary>Answers a deliver_sm: ESME_ROK only when what it holds is stored, else a temporary error.</summary>
internal sealed class DeliverHandler(TextReceiver texts, ReceiptReceiver receipts, GatewayMetrics metrics)
{
    public async Task<CommandStatus> HandleAsync(
        string line, MessagePdu message, DateTimeOffset proven, CancellationToken cancellationToken)
    {
        var isStored = false;
        try
        {
            isStored = message.IsReceipt
                ? await receipts.ReceiveAsync(message, cancellationToken)
                : await texts.ReceiveAsync(line, message, proven, cancellationToken);
        }
        finally
        {
            metrics.Came(message.IsReceipt, isStored);
        }

        return isStored ? CommandStatus.Ok : CommandStatus.ReceiverTemporaryError;
    }
}
