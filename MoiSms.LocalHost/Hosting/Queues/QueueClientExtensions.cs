using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace MoiSms.LocalHost.Hosting.Queues;

internal static class QueueClientExtensions
{
    public static async Task SendOrCreateAsync(this QueueClient queue, BinaryData body, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendMessageAsync(body, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await queue.SendMessageAsync(body, cancellationToken: cancellationToken);
        }
    }
}
