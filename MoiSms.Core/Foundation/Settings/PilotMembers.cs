using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>The members of the pilot: one partition of the table <c>Pilot</c>, so that they are listed without a scan.</summary>
public sealed class PilotMembers(ServiceStorage storage, PartitionKeys keys, TimeProvider time)
{
    internal const string Partition = "members";

    private const int MaxActions = 100;
    private const int NotFound = 404;

    /// <summary>The partition keys of all members' phones.</summary>
    internal async Task<IReadOnlyList<string>> ReadKeysAsync(CancellationToken cancellationToken)
    {
        var members = new List<string>();
        await foreach (var row in storage.Pilot.QueryAsync<TableEntity>(
            one => one.PartitionKey == Partition, select: ["RowKey"], cancellationToken: cancellationToken))
            members.Add(row.RowKey);
        return members;
    }

    /// <summary>All members, by phone.</summary>
    internal async Task<IReadOnlyList<PilotMember>> ListAsync(CancellationToken cancellationToken)
    {
        var members = new List<PilotMember>();
        await foreach (var row in storage.Pilot.QueryAsync<TableEntity>(
            one => one.PartitionKey == Partition, cancellationToken: cancellationToken))
            members.Add(new PilotMember(row.GetString("Phone") ?? "", row.GetDateTimeOffset("AddedAt") ?? default));
        return [.. members.OrderBy(member => member.Phone, StringComparer.Ordinal)];
    }

    /// <summary>Who is a member already is added anew.</summary>
    /// <param name="phones">E.164.</param>
    internal Task AddAsync(IEnumerable<string> phones, CancellationToken cancellationToken) => SubmitAsync(
        phones,
        phone => new TableTransactionAction(
            TableTransactionActionType.UpsertMerge,
            new TableEntity(Partition, keys.For(phone)) { ["Phone"] = phone, ["AddedAt"] = time.GetUtcNow() }),
        cancellationToken);

    /// <summary>Removes members, and tells which phones were none.</summary>
    /// <param name="phones">E.164.</param>
    internal async Task<IReadOnlyList<string>> RemoveAsync(IEnumerable<string> phones, CancellationToken cancellationToken)
    {
        // One by one: a transaction fails as a whole where one row is missing.
        var strangers = new List<string>();
        foreach (var phone in phones.Distinct(StringComparer.Ordinal))
        {
            var response = await storage.Pilot.DeleteEntityAsync(Partition, keys.For(phone), ETag.All, cancellationToken);
            if (response.Status == NotFound)
                strangers.Add(phone);
        }

        return strangers;
    }

    private async Task SubmitAsync(
        IEnumerable<string> phones, Func<string, TableTransactionAction> act, CancellationToken cancellationToken)
    {
        foreach (var batch in phones.Distinct(StringComparer.Ordinal).Chunk(MaxActions))
            await storage.Pilot.SubmitTransactionAsync(batch.Select(act), cancellationToken);
    }
}
