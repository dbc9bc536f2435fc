using Azure.Data.Tables;
using MoiSms.Core.Storage;

namespace MoiSms.Core.Configuration;

/// <summary>The settings in memory, so that no text waits for them; a background service refreshes them.</summary>
public sealed class ServiceSettingsCache(ServiceStorage storage)
{
    private volatile ServiceSettings? current;

    /// <summary>The newest snapshot; only before the first refresh does this read storage.</summary>
    public ValueTask<ServiceSettings> GetAsync(CancellationToken cancellationToken) =>
        current is { } known ? ValueTask.FromResult(known) : new ValueTask<ServiceSettings>(RefreshAsync(cancellationToken));

    /// <summary>Reads the table again. One call.</summary>
    public async Task<ServiceSettings> RefreshAsync(CancellationToken cancellationToken)
    {
        var imports = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var rows = storage.Settings.QueryAsync<TableEntity>(
            row => row.PartitionKey == ServiceSettings.ImportsPartition, cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            if (row.GetDateTimeOffset(ServiceSettings.AsOfProperty) is { } asOf)
                imports[row.RowKey] = asOf;
        }

        return current = new ServiceSettings(imports);
    }
}
