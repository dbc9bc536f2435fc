using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;

namespace MoiSms.Core.Conversations.Linking;

/// <summary>A person's holder row and the lock of their civil id: two rows of one partition of <c>Records</c>.</summary>
internal sealed class LinkStore(ServiceStorage storage, PartitionKeys keys, DueIndex? due = null)
{
    private const string AttemptsProperty = "Attempts";

    private readonly TableClient records = storage.Tables.GetTableClient(TableNames.Records);

    /// <summary>One call, whether there is such a person or not.</summary>
    /// <exception cref="StoredValueException">The attempts that lock, or the language, cannot be read.</exception>
    public async Task<LinkRecord> ReadAsync(string civilId, CancellationToken cancellationToken)
    {
        var link = new LinkRecord(civilId);
        var query = records.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {keys.For(civilId)} and (RowKey eq {RecordKinds.Holder} or RowKey eq {RecordKinds.Lock})"),
            cancellationToken: cancellationToken);
        await foreach (var row in query)
        {
            var reader = new EntityReader(row);
            var stored = new StoredValues(TableNames.Records, row);
            link = row.RowKey == RecordKinds.Lock
                ? link with
                {
                    LockVersion = row.ETag,
                    Attempts = stored.Json(AttemptsProperty, AccessJsonContext.Default.Attempts)
                    ?? Attempts.None
                }
                : link with
                {
                    HolderVersion = row.ETag,
                    CardSerial = reader.OptionalText("CardSerial"),
                    Phones = reader.Phones(RecordProperties.Phones),
                    RegisteredPhones = reader.Phones(RecordProperties.RegisteredPhones),
                    Language = stored.Language("Language"),
                };
        }

        return link;
    }

    /// <summary>Writes the attempts. One call.</summary>
    /// <exception cref="OvertakenException">Another phone's attempt was counted since they were read.</exception>
    public Task WriteAttemptsAsync(LinkRecord link, Attempts attempts, CancellationToken cancellationToken)
    {
        var row = new TableEntity(keys.For(link.CivilId), RecordKinds.Lock)
        {
            [RecordProperties.CivilId] = link.CivilId,
            [AttemptsProperty] = JsonSerializer.Serialize(attempts, AccessJsonContext.Default.Attempts),
        };
        if (attempts.List.Count > 0)
            due?.Note(DueKinds.Locks, row.PartitionKey, attempts.List[^1].At);
        return WriteAsync(link.LockVersion is { } version
            ? records.UpdateEntityAsync(row, version, TableUpdateMode.Merge, cancellationToken)
            : records.AddEntityAsync(row, cancellationToken));
    }

    /// <summary>Writes the phones linked by texting. One call.</summary>
    /// <exception cref="OvertakenException">The holder row changed since it was read, or is gone.</exception>
    public Task WritePhonesAsync(LinkRecord link, IEnumerable<string> registered, CancellationToken cancellationToken) =>
        WriteAsync(records.UpdateEntityAsync(
            new TableEntity(keys.For(link.CivilId), RecordKinds.Holder)
            {
                [RecordProperties.RegisteredPhones] = RecordMapper.JoinPhones(registered),
            },
            link.HolderVersion ?? throw new ArgumentException("There is no holder row.", nameof(link)),
            TableUpdateMode.Merge,
            cancellationToken));

    private static async Task WriteAsync(Task<Response> write)
    {
        try
        {
            await write;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 || (e.Status == 404 && e.ErrorCode != TableErrorCode.TableNotFound))
        {
            throw new OvertakenException();
        }
    }
}
