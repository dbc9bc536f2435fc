using System.Collections.Frozen;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>The settings in memory, so that no text waits for them; a background service refreshes them.</summary>
public sealed partial class ServiceSettingsCache(ServiceStorage storage, PilotMembers members, MoiSmsSettings settings,
    ILogger<ServiceSettingsCache> logger)
{
    private readonly Lock gate = new();
    private readonly ReadOrder order = new();
    private volatile ServiceSettings? current;

    /// <summary>The newest snapshot; only before the first refresh does this read storage.</summary>
    internal ValueTask<ServiceSettings> GetAsync(CancellationToken cancellationToken) =>
        current is { } known ? ValueTask.FromResult(known) : new ValueTask<ServiceSettings>(RefreshAsync(cancellationToken));

    /// <summary>
    /// Reads everything again: two calls, and one for every thousand members. A value that cannot be read goes on as it was, and is told.
    /// Of reads that overlap the one that began last is kept.
    /// </summary>
    public async Task<ServiceSettings> RefreshAsync(CancellationToken cancellationToken)
    {
        var place = order.Begin();
        var last = current;
        var row = await storage.Settings.GetEntityIfExistsAsync<TableEntity>(
            ServiceSettingsRow.Partition, ServiceSettingsRow.Row, cancellationToken: cancellationToken);
        var imports = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var rows = storage.Settings.QueryAsync<TableEntity>(
            one => one.PartitionKey == ServiceSettings.ImportsPartition, cancellationToken: cancellationToken);
        await foreach (var one in rows)
        {
            if (ReadImport(one, last) is { } asOf)
                imports[one.RowKey] = asOf;
        }

        var keys = await members.ReadKeysAsync(cancellationToken);
        var read = ServiceSettingsRow.Read(
            row.HasValue ? row.Value : null, settings.DefaultPhase, imports, keys.ToFrozenSet(StringComparer.Ordinal), Tell, last,
            settings.MaxReplyParts);
        lock (gate)
            return order.TryKeep(place) ? current = read : current!;
    }

    private DateTimeOffset? ReadImport(TableEntity row, ServiceSettings? last)
    {
        try
        {
            return new StoredValues(TableNames.Settings, row).Moment(ServiceSettings.AsOfProperty);
        }
        catch (StoredValueException e)
        {
            Tell(e);
            return last?.ImportedAsOf.TryGetValue(row.RowKey, out var asOf) is true ? asOf : null;
        }
    }

    private void Tell(StoredValueException unreadable) => LogUnreadable(logger, unreadable.Property);

    [LoggerMessage(EventId = 503, Level = LogLevel.Error, Message = "The {Property} of the service settings is of a wrong type, out of "
        + "its range, or of another version: the last good value goes on; "
        + "where there is none, the app setting's, and the phase is closed")]
    private static partial void LogUnreadable(ILogger logger, string property);
}
