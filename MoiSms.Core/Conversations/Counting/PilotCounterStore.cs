using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Conversations.Counting;

/// <summary>
/// Counters in the table <c>Pilot</c>: a partition <c>counts-yyyyMMdd</c> a day, in it one row an instance, which only that instance
/// writes, each time with its whole total. So nothing is counted twice however often a write is tried, and instances never collide.
/// </summary>
public sealed class PilotCounterStore(ServiceStorage storage)
{
    internal const string Prefix = "counts-";

    private readonly string instance = Guid.NewGuid().ToString("N");

    internal static string PartitionOf(DateOnly day) => Prefix + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Writes this instance's total of a day in place of its last one. One call to storage.</summary>
    public async Task SaveAsync(DateOnly day, DayCounts counts, CancellationToken cancellationToken)
    {
        var row = new TableEntity(PartitionOf(day), instance)
        {
            ["Counts"] = JsonSerializer.Serialize(counts.Counts),
            ["People"] = counts.People.ToBytes(),
        };
        await storage.PilotCounts.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The sums over all instances, for each of those days that has any. One range query.</summary>
    internal async Task<IReadOnlyDictionary<DateOnly, DayCounts>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var days = new SortedDictionary<DateOnly, DayCounts>();
        var (first, last) = (PartitionOf(from), PartitionOf(to));
        var rows = storage.PilotCounts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}"), cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            if (!DateOnly.TryParseExact(
                row.PartitionKey[Prefix.Length..], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                continue;
            if (!days.TryGetValue(day, out var sum))
                days[day] = sum = new DayCounts();
            sum.Merge(new DayCounts
            {
                Counts = JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString("Counts") ?? "{}") ?? [],
                People = PeopleSketch.FromBytes(row.GetBinary("People")) ?? new PeopleSketch(),
            });
        }

        return days;
    }
}
