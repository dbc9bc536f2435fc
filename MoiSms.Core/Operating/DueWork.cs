using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>
/// Goes through the hours of <see cref="DueIndex"/> that have come due, and marks after each page how far it is, so that a killed run costs
/// one page and a slow one goes on the next time.
/// </summary>
/// <param name="name">The row of its mark in <c>Settings</c>.</param>
/// <param name="kind">A kind of the index.</param>
/// <param name="isLast">Whether nothing more is due of an entry then, so that it goes.</param>
internal sealed class DueWork(ServiceStorage storage, DueIndex index, string name, string kind, bool isLast)
{
    private const string HourProperty = "Hour";
    private const string AfterProperty = "After";

    /// <summary>Partitions that are worked at once: at 20 ms for both of their calls some 800 a second.</summary>
    private const int Concurrency = 16;

    /// <summary>Handles every hour that lies before an instant, until the run is over. Handled twice, nothing more changes.</summary>
    /// <param name="before">Rows older than this are due.</param>
    /// <param name="isOver">Whether this run has to end.</param>
    /// <returns>How long the oldest hour that is not done has been due; zero where all of them are.</returns>
    public async Task<TimeSpan> RunAsync(
        DateTimeOffset before, Func<bool> isOver, Func<string, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var end = DueIndex.HourOf(before);
        var (begin, after) = await LoadAsync(end, cancellationToken);
        for (var hour = begin; hour < end; hour = hour.AddHours(1))
        {
            await foreach (var page in index.ReadAsync(kind, hour, hour == begin ? after : null, cancellationToken))
            {
                if (page.Count == 0)
                    continue;
                await Parallel.ForEachAsync(
                    page,
                    new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
                    async (key, ct) => await handle(key, ct));
                if (isLast)
                    await index.RemoveAsync(kind, hour, page, cancellationToken);
                await SaveAsync(hour, page[^1], cancellationToken);
                if (isOver())
                    return before - hour;
            }

            if (isOver())
            {
                await SaveAsync(hour.AddHours(1), null, cancellationToken);
                return hour.AddHours(1) < end ? before - hour : TimeSpan.Zero;
            }
        }

        if (begin < end)
            await SaveAsync(end, null, cancellationToken);
        return TimeSpan.Zero;
    }

    /// <summary>At the very first time nothing stands in the index that is due: it began when this version did.</summary>
    private async Task<(DateTimeOffset Hour, string? After)> LoadAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var row = await storage.Settings.GetEntityIfExistsAsync<TableEntity>(
            SweepMark.Partition, name, cancellationToken: cancellationToken);
        if (row.HasValue && row.Value!.GetDateTimeOffset(HourProperty) is { } hour)
            return (hour, row.Value.GetString(AfterProperty) is { Length: > 0 } after ? after : null);
        await SaveAsync(end, null, cancellationToken);
        return (end, null);
    }

    private Task SaveAsync(DateTimeOffset hour, string? after, CancellationToken cancellationToken) =>
        storage.Settings.UpsertEntityAsync(Mark(name, hour, after), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The row that says that all before an hour, and of it all up to a key, is done.</summary>
    internal static TableEntity Mark(string name, DateTimeOffset hour, string? after) =>
        new(SweepMark.Partition, name) { [HourProperty] = hour, [AfterProperty] = after ?? "" };
}
