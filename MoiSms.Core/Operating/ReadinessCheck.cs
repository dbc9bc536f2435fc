using Azure.Data.Tables;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>Whether the service could answer a text now: touches the tables and both queues.</summary>
public sealed class ReadinessCheck(ServiceStorage storage, Backlog backlog)
{
    /// <summary>The names of what cannot be reached; empty = ready. Three calls at once.</summary>
    public async Task<IReadOnlyList<string>> FindFaultsAsync(CancellationToken cancellationToken)
    {
        var checks = new (string Name, Func<Task> Check)[]
        {
            ("tables", () => ReadOneAsync(storage.Conversations, cancellationToken)),
            (QueueNames.Inbound, () => backlog.RefreshAsync(cancellationToken)),
            (QueueNames.Outbound, () => storage.Outbound.GetPropertiesAsync(cancellationToken)),
        };
        var results = await Task.WhenAll(checks.Select(async check =>
        {
            try
            {
                await check.Check();
                return null;
            }
            catch (Exception e) when (StorageFault.Is(e, cancellationToken))
            {
                return check.Name;
            }
        }));
        return [.. results.OfType<string>()];
    }

    // A query, since a point read cannot tell a missing table from a missing row.
    private static async Task ReadOneAsync(TableClient table, CancellationToken cancellationToken)
    {
        await foreach (var _ in table.QueryAsync<TableEntity>(row => row.PartitionKey == "health", 1, cancellationToken: cancellationToken))
            break;
    }
}
