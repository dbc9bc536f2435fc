using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>How far a sweep has come: a row of <c>Settings</c>, written after each page, so that a killed run costs one page.</summary>
/// <param name="AsOf">When the sweep began (UTC): every range of it is measured by this instant.</param>
/// <param name="Range">The index of the key range that it is in.</param>
/// <param name="Page">The table service's own mark inside the range; null = at its beginning.</param>
internal sealed record SweepCursor(DateTimeOffset AsOf, int Range, string? Page)
{
    public const string Partition = "purge";
    public const string Row = "conversations";

    /// <summary>An older sweep is begun anew: whatever kept it from ending, such as a mark that the service no longer takes.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(3);

    /// <summary>Where the sweep before stopped, or the beginning of a new one.</summary>
    public static async Task<SweepCursor> LoadAsync(ServiceStorage storage, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await storage.Settings.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return row.HasValue && row.Value!.GetDateTimeOffset("AsOf") is { } asOf && now - asOf < Oldest
            && row.Value.GetInt32("Range") is { } range
            ? new SweepCursor(asOf, range, row.Value.GetString("Page") is { Length: > 0 } page ? page : null)
            : new SweepCursor(now, 0, null);
    }

    public Task SaveAsync(ServiceStorage storage, CancellationToken cancellationToken) => storage.Settings.UpsertEntityAsync(
        new TableEntity(Partition, Row) { ["AsOf"] = AsOf, ["Range"] = Range, ["Page"] = Page ?? "" }, TableUpdateMode.Replace,
        cancellationToken);

    /// <summary>The sweep is through: the next run begins a new one.</summary>
    public static Task ClearAsync(ServiceStorage storage, CancellationToken cancellationToken) =>
        storage.Settings.DeleteEntityAsync(Partition, Row, ETag.All, cancellationToken);
}
