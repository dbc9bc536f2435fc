using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Counting;

/// <summary>
/// The hourly figures in the table <c>Pilot</c>: a partition <c>hours-yyyyMMdd</c> a day of Kuwait's calendar, in it a row an hour
/// (<c>yyyyMMddHH</c>, UTC) that holds the whole count of that hour. An hour without texts has none.
/// </summary>
public sealed class HourCountStore(ServiceStorage storage)
{
    internal const string Prefix = "hours-";

    // Behind all days, so that no range of days holds it.
    internal const string LastPartition = Prefix + "last";
    private const string LastRow = "run";
    private const string HourFormat = "yyyyMMddHH";
    private const string CountsProperty = "Counts";

    internal static string PartitionOf(DateOnly day) => Prefix + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>How the hours from one on were counted last. One call a thousand hours.</summary>
    internal async Task<IReadOnlyDictionary<DateTimeOffset, HourMark>> ReadMarksAsync(
        DateTimeOffset from, CancellationToken cancellationToken)
    {
        var marks = new Dictionary<DateTimeOffset, HourMark>();
        var (first, end) = (PartitionOf(KuwaitTime.Today(from)), LastPartition);
        var rows = storage.PilotCounts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end}"),
            select: ["PartitionKey", "RowKey", nameof(HourMark.CountedAt), nameof(HourMark.ChangedAt), nameof(HourMark.NotedAt),
                nameof(HourMark.Phones)],
            cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            marks[HourOf(row)] = new HourMark(
                row.GetDateTimeOffset(nameof(HourMark.CountedAt)) ?? default, row.GetDateTimeOffset(nameof(HourMark.ChangedAt)) ?? default,
                row.GetDateTimeOffset(nameof(HourMark.NotedAt)) ?? default, row.GetInt32(nameof(HourMark.Phones)) ?? 0, row.ETag);
        }

        return marks;
    }

    /// <summary>
    /// Writes the count of an hour in place of the one that was there when it began. False where somebody else counted the hour meanwhile:
    /// theirs stands. Two calls.
    /// </summary>
    /// <param name="known">The mark that was read before the count; null where there was none.</param>
    internal async Task<bool> TrySaveAsync(
        DateTimeOffset hour, HourCounts counts, HourMark? known, DateTimeOffset countedAt, DateTimeOffset notedAt,
        CancellationToken cancellationToken)
    {
        var (partition, key) = (PartitionOf(KuwaitTime.Today(hour)), hour.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture));
        // In order: the same counts are the same bytes.
        var names = new SortedDictionary<string, long>(counts.Counts.Counts, StringComparer.Ordinal);
        var bytes = Pack(JsonSerializer.SerializeToUtf8Bytes(names));
        var before = known is null
            ? null
            : (await storage.PilotCounts.GetEntityIfExistsAsync<TableEntity>(
                partition, key, [CountsProperty, nameof(HourMark.ChangedAt)], cancellationToken)) is { HasValue: true, Value: { } stored }
                && stored.GetBinary(CountsProperty).AsSpan().SequenceEqual(bytes)
                ? stored.GetDateTimeOffset(nameof(HourMark.ChangedAt))
                : null;
        var row = new TableEntity(partition, key)
        {
            [CountsProperty] = bytes,
            ["People"] = Pack(counts.Counts.People.ToBytes()),
            [nameof(HourCounts.Phones)] = counts.Phones,
            [nameof(HourMark.CountedAt)] = countedAt,
            [nameof(HourMark.ChangedAt)] = before ?? countedAt,
            [nameof(HourMark.NotedAt)] = notedAt,
        };
        try
        {
            if (known is null)
                await storage.PilotCounts.AddEntityAsync(row, cancellationToken);
            else
                await storage.PilotCounts.UpdateEntityAsync(row, known.Version, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Keeps when the hours were last looked through. One call.</summary>
    internal Task SaveRunAsync(DateTimeOffset at, CancellationToken cancellationToken) => storage.PilotCounts.UpsertEntityAsync(
        new TableEntity(LastPartition, LastRow) { [nameof(HourMark.CountedAt)] = at }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>When the hours were last looked through (UTC); null = never. One call.</summary>
    internal async Task<DateTimeOffset?> ReadRunAsync(CancellationToken cancellationToken) =>
        (await storage.PilotCounts.GetEntityIfExistsAsync<TableEntity>(LastPartition, LastRow, cancellationToken: cancellationToken))
            is { HasValue: true, Value: { } row } ? row.GetDateTimeOffset(nameof(HourMark.CountedAt)) : null;

    /// <summary>The hours of those days that have texts, in order. One range query.</summary>
    /// <param name="to">Included.</param>
    internal async Task<IReadOnlyList<(DateTimeOffset Hour, HourCounts Counts)>> ReadAsync(
        DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var hours = new List<(DateTimeOffset, HourCounts)>();
        var (first, last) = (PartitionOf(from), PartitionOf(to));
        await foreach (var row in storage.PilotCounts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}"), cancellationToken: cancellationToken))
        {
            hours.Add((HourOf(row), new HourCounts
            {
                Counts = new DayCounts
                {
                    Counts = JsonSerializer.Deserialize<Dictionary<string, long>>(Unpack(row.GetBinary(CountsProperty))) ?? [],
                    People = PeopleSketch.FromBytes(Unpack(row.GetBinary("People"))) ?? new PeopleSketch(),
                },
                Phones = row.GetInt32(nameof(HourCounts.Phones)) ?? 0,
            }));
        }

        return hours;
    }

    private static DateTimeOffset HourOf(TableEntity row) => DateTimeOffset.ParseExact(
        row.RowKey, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] bytes)
    {
        using var plain = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        brotli.CopyTo(plain);
        return plain.ToArray();
    }
}
