using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// Writes holders and binds their phones. Holder rows are merged, since phones registered by texting stand on the same row; the phone's
/// conversation is told whose it is, and a holder who had it before gives it up.
/// </summary>
internal sealed class HolderWriter(TableClient records, TableClient conversations, PartitionKeys keys)
{
    private const string StateRow = "state";
    private const string PhoneProperty = "Phone";
    private const string LanguageProperty = "PreferredLanguage";

    private static readonly string[] PhoneColumns = ["PartitionKey", "RowKey", RecordProperties.Phones, RecordProperties.RegisteredPhones];

    public Task WriteAsync(IReadOnlyList<TableEntity> holders, Survey survey, Action<int> written, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            holders,
            new ParallelOptions { MaxDegreeOfParallelism = ImportLimits.Concurrency, CancellationToken = cancellationToken },
            async (holder, ct) =>
            {
                var phones = survey.PhonesOf(holder);
                await WriteHolderAsync(holder, phones, survey.IsDamaged(holder), ct);
                foreach (var phone in phones)
                    await BindAsync(phone, holder, ct);
                written(Math.Max(1, phones.Count));
            });

    /// <summary>Takes the imported phones from holders that a snapshot lacks; who registered a phone by texting keeps the row.</summary>
    public async Task<bool> RemoveAsync(TableEntity holder, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (RecordMapper.PhonesOf(holder, RecordProperties.RegisteredPhones).Count == 0)
                {
                    await records.DeleteEntityAsync(holder.PartitionKey, holder.RowKey, holder.ETag, cancellationToken);
                    return true;
                }

                if (RecordMapper.PhonesOf(holder, RecordProperties.Phones).Count == 0)
                    return false;
                await SetPhonesAsync(holder, [], cancellationToken);
                return true;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // Somebody registered a phone since the row was read: look again.
                if (await FindAsync(holder.PartitionKey, cancellationToken) is not { } newer)
                    return true;
                holder = newer;
            }
        }
    }

    private async Task WriteHolderAsync(TableEntity holder, IReadOnlyList<string> phones, bool damaged, CancellationToken cancellationToken)
    {
        if (damaged && await FindAsync(holder.PartitionKey, cancellationToken) is { } stored)
            phones = [.. RecordMapper.PhonesOf(stored, RecordProperties.Phones).Union(phones)];
        holder[RecordProperties.Phones] = RecordMapper.JoinPhones(phones);
        await records.UpsertEntityAsync(holder, TableUpdateMode.Merge, cancellationToken);
    }

    private async Task BindAsync(string phone, TableEntity holder, CancellationToken cancellationToken)
    {
        var civilId = holder.GetString(RecordProperties.CivilId);
        var language = holder.GetString("Language");
        var partition = keys.For(phone);
        var found = await conversations.GetEntityIfExistsAsync<TableEntity>(
            partition, StateRow, [RecordProperties.CivilId, PhoneProperty, LanguageProperty], cancellationToken);
        var state = found.HasValue ? found.Value : null;
        var former = Text(state, RecordProperties.CivilId);
        if (former == civilId && Text(state, PhoneProperty) == phone && (language.Length == 0 || Text(state, LanguageProperty) == language))
            return;

        // First, so that an import cut off here and run again still sees who had the phone.
        if (former is { Length: > 0 } && former != civilId)
            await GiveUpAsync(phone, keys.For(former), cancellationToken);
        var merge = new TableEntity(partition, StateRow) { [RecordProperties.CivilId] = civilId, [PhoneProperty] = phone };
        if (language.Length > 0)
            merge[LanguageProperty] = language;
        await conversations.UpsertEntityAsync(merge, TableUpdateMode.Merge, cancellationToken);
    }

    private async Task GiveUpAsync(string phone, string formerPartition, CancellationToken cancellationToken)
    {
        while (await FindAsync(formerPartition, cancellationToken) is { } former)
        {
            var phones = RecordMapper.PhonesOf(former, RecordProperties.Phones);
            if (!phones.Contains(phone))
                return;
            try
            {
                await SetPhonesAsync(former, phones.Where(other => other != phone), cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // The former holder's own line of the file was written meanwhile: look again.
            }
        }
    }

    private Task SetPhonesAsync(TableEntity holder, IEnumerable<string> phones, CancellationToken cancellationToken) =>
        records.UpdateEntityAsync(
            new TableEntity(holder.PartitionKey, holder.RowKey) { [RecordProperties.Phones] = RecordMapper.JoinPhones(phones) },
            holder.ETag,
            TableUpdateMode.Merge,
            cancellationToken);

    private async Task<TableEntity?> FindAsync(string partition, CancellationToken cancellationToken)
    {
        var found = await records.GetEntityIfExistsAsync<TableEntity>(partition, RecordKinds.Holder, PhoneColumns, cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static string? Text(TableEntity? entity, string name) =>
        entity is not null && entity.TryGetValue(name, out var value) ? value as string : null;
}
