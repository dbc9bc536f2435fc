using MoiSms.Cli.Admin;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Capacity;

/// <summary>The admin API as a capacity test uses it.</summary>
internal sealed class CapacityDesk(AdminClient client)
{
    /// <summary>Texts or numbers in a call.</summary>
    public const int Page = 500;

    /// <exception cref="AdminCallException">Tests are not allowed there, or texts of an earlier one are left.</exception>
    public Task BeginAsync(string reason, CancellationToken cancellationToken) =>
        client.PostAsync<CapacityDone>(AdminRoutes.Capacity + "/begin", new CapacityBegin(reason), cancellationToken);

    /// <exception cref="AdminCallException">It was not taken.</exception>
    public Task PostAsync(CapacityText text, CancellationToken cancellationToken) =>
        client.PostAsync<CapacityDone>(AdminRoutes.Capacity + "/text", text, cancellationToken);

    public Task<CapacityFates> ReadAsync(IReadOnlyList<CapacityText> texts, CancellationToken cancellationToken) =>
        client.PostAsync<CapacityFates>(AdminRoutes.Capacity + "/fates", new CapacityTexts(texts), cancellationToken);

    /// <summary>Messages in both queues, and how long the first of them has waited, s; null where it cannot be told now.</summary>
    public async Task<(long Length, double Age)?> QueuesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var queues = (await client.GetAsync<QueueStates>(AdminRoutes.Queues, cancellationToken)).Queues
                .Where(queue => queue.Name is QueueNames.Inbound or QueueNames.Outbound).ToList();
            return queues.Exists(queue => queue.Length is null)
                ? null
                : (queues.Sum(queue => queue.Length!.Value), queues.Max(queue => queue.OldestSeconds ?? 0));
        }
        catch (AdminCallException)
        {
            // It has other work to do: the next reading tells.
            return null;
        }
    }

    /// <summary>Erases texts, the first one last: while it is there no other test begins.</summary>
    /// <returns>Rows that were deleted.</returns>
    public async Task<int> EraseAsync(IEnumerable<CapacityText> texts, CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var page in texts.Reverse().Chunk(Page))
        {
            rows += (await client.PostAsync<CapacityDone>(
                AdminRoutes.Capacity + "/erase", new CapacityTexts(page), cancellationToken)).Rows;
        }

        return rows;
    }

    /// <summary>Erases everything of every number.</summary>
    /// <returns>Rows that were deleted.</returns>
    public async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var page in Enumerable.Range(0, TestNumbers.Count).Chunk(Page))
        {
            rows += (await client.PostAsync<CapacityDone>(
                AdminRoutes.Capacity + "/clean", new CapacityNumbers(page), cancellationToken)).Rows;
        }

        return rows;
    }
}
