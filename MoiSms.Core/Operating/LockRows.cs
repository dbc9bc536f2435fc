using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>Deletes locks of civil ids whose last attempt is past its retention; they lock nothing after a day.</summary>
internal sealed class LockRows(ServiceStorage storage, MoiSmsSettings settings)
{
    private readonly TableClient records = storage.Tables.GetTableClient(TableNames.Records);

    /// <summary>The table they stand in.</summary>
    public TableClient Table => records;

    /// <summary>All of them: what one holds says whether it is due.</summary>
    public static string Filter { get; } = TableClient.CreateQueryFilter($"RowKey eq {RecordKinds.Lock}");

    /// <summary>One call, or two.</summary>
    public async Task<int> HandleAsync(string civilIdKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await records.GetEntityIfExistsAsync<TableEntity>(civilIdKey, RecordKinds.Lock, cancellationToken: cancellationToken);
        return row.HasValue ? await HandleAsync([row.Value!], now, cancellationToken) : 0;
    }

    /// <summary>An attempt that is counted in this moment keeps its row.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> HandleAsync(IReadOnlyList<TableEntity> locks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var row in locks.Where(row => IsPast(row, now)))
        {
            try
            {
                await records.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
                deleted++;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // Somebody tries to register right now.
            }
        }

        return deleted;
    }

    private bool IsPast(TableEntity row, DateTimeOffset now)
    {
        try
        {
            var attempts = new StoredValues(TableNames.Records, row).Json("Attempts", AccessJsonContext.Default.Attempts) ?? Attempts.None;
            return attempts.List.All(one => one.At < now - settings.LockRetention);
        }
        catch (StoredValueException)
        {
            // Another version's: it may still lock.
            return false;
        }
    }
}
