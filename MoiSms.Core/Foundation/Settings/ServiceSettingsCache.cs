using System.Collections.Frozen;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>The settings in memory, so that no text waits for them; a background service refreshes them.</summary>
public sealed partial class ServiceSettingsCache(ServiceStorage storage, PilotMembers members, MoiSmsSettings settings,
    ILogger<ServiceSettingsCache> logger)
{
    private volatile ServiceSettings? current;

    /// <summary>The newest snapshot; only before the first refresh does this read storage.</summary>
    internal ValueTask<ServiceSettings> GetAsync(CancellationToken cancellationToken) =>
        current is { } known ? ValueTask.FromResult(known) : new ValueTask<ServiceSettings>(RefreshAsync(cancellationToken));

    /// <summary>Reads everything again: two calls, and one for every thousand members.</summary>
    public async Task<ServiceSettings> RefreshAsync(CancellationToken cancellationToken)
    {
        var row = await storage.Settings.GetEntityIfExistsAsync<TableEntity>(
            ServiceSettingsRow.Partition, ServiceSettingsRow.Row, cancellationToken: cancellationToken);
        var imports = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var rows = storage.Settings.QueryAsync<TableEntity>(
            one => one.PartitionKey == ServiceSettings.ImportsPartition, cancellationToken: cancellationToken);
        await foreach (var one in rows)
        {
            if (one.GetDateTimeOffset(ServiceSettings.AsOfProperty) is { } asOf)
                imports[one.RowKey] = asOf;
        }

        var keys = await members.ReadKeysAsync(cancellationToken);
        return current = ServiceSettingsRow.Read(
            row.HasValue ? row.Value : null, settings.DefaultPhase, imports, keys.ToFrozenSet(StringComparer.Ordinal), unreadable =>
                LogUnreadable(logger, unreadable.Property));
    }

    [LoggerMessage(EventId = 503, Level = LogLevel.Error, Message = "The {Property} of the service settings was written by another "
        + "version, or is damaged: the service is closed until it is set again")]
    private static partial void LogUnreadable(ILogger logger, string property);
}
