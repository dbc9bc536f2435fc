using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Sending;

/// <summary>The row <c>sending</c>/<c>pause</c> of the table <c>Settings</c>: it is there while sending is paused.</summary>
public sealed class PauseStore(StorageConnection connection)
{
    // A client of its own: no text causes these calls, so StorageCallCounter does not count them.
    private readonly TableClient table = connection.CreateTables().GetTableClient(TableNames.Settings);

    /// <summary>Null where sending is not paused. One call.</summary>
    internal async Task<PauseRow?> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            PauseNames.Partition, PauseNames.Row, cancellationToken: cancellationToken);
        if (found is not { HasValue: true, Value: { } row })
            return null;
        return new PauseRow(
            row.GetDateTimeOffset(PauseNames.Since) ?? default,
            row.GetDateTimeOffset(PauseNames.NextTrialAt) ?? default,
            row.GetInt32(PauseNames.Trials) ?? 0,
            row.ETag);
    }

    /// <summary>Writes it where it is still as it was read. One call.</summary>
    /// <returns>As it stands now; null where somebody else was faster.</returns>
    internal async Task<PauseRow?> TryWriteAsync(PauseRow row, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(PauseNames.Partition, PauseNames.Row)
        {
            [PauseNames.Since] = row.Since,
            [PauseNames.NextTrialAt] = row.NextTrialAt,
            [PauseNames.Trials] = row.Trials,
        };
        try
        {
            var response = row.Version is { } version
                ? await table.UpdateEntityAsync(entity, version, TableUpdateMode.Replace, cancellationToken)
                : await table.AddEntityAsync(entity, cancellationToken);
            return row with { Version = response.Headers.ETag };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>The pause is over. One call.</summary>
    internal Task DeleteAsync(CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(PauseNames.Partition, PauseNames.Row, ETag.All, cancellationToken);
}
