using System.Globalization;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>
/// How far the sweep of one key range has come: a row of <c>Settings</c>, written after each page, so that a killed run costs one page.
/// </summary>
/// <param name="Range">The index of the range.</param>
/// <param name="AsOf">When this sweep of it began (UTC): all of it is measured by this instant.</param>
/// <param name="Page">The table service's own mark inside the range; null = at its beginning.</param>
/// <param name="Done">Whether it is through.</param>
internal sealed record SweepMark(int Range, DateTimeOffset AsOf, string? Page, bool Done)
{
    public const string Partition = "purge";

    private const string Prefix = "sweep-";
    private const string PrefixEnd = "sweep.";

    /// <summary>
    /// How long after its beginning a range is swept again: as long may words stay whose entry in the index was lost with its instance.
    /// </summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(7);

    /// <summary>The marks of all ranges that have any. One call.</summary>
    public static async Task<IReadOnlyDictionary<int, SweepMark>> LoadAsync(ServiceStorage storage, CancellationToken cancellationToken)
    {
        var marks = new Dictionary<int, SweepMark>();
        var rows = storage.Settings.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {Prefix} and RowKey lt {PrefixEnd}"),
            cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            if (row.GetInt32(nameof(Range)) is { } range && row.GetDateTimeOffset(nameof(AsOf)) is { } asOf)
                marks[range] = new SweepMark(
                    range, asOf, row.GetString(nameof(Page)) is { Length: > 0 } page ? page : null, row.GetBoolean(nameof(Done)) ?? false);
        }

        return marks;
    }

    public Task SaveAsync(ServiceStorage storage, CancellationToken cancellationToken) =>
        storage.Settings.UpsertEntityAsync(ToEntity(), TableUpdateMode.Replace, cancellationToken);

    internal TableEntity ToEntity() => new(Partition, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Range:00}"))
    {
        [nameof(AsOf)] = AsOf,
        [nameof(Range)] = Range,
        [nameof(Page)] = Page ?? "",
        [nameof(Done)] = Done,
    };
}
