using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;

namespace MoiSms.Core.Operating;

/// <summary>
/// What is kept about a person, to hand over or to erase: the conversations of all their phones, dead letters, flags, membership, records.
/// Queues cannot be searched: an erasure leaves a marker (an instant, nothing else) where the conversation was, and whatever was taken
/// before it is dropped when its turn comes. A reply written less than a minute before may still go out to its own phone; it leaves nothing
/// behind. Rows of others that name the person (a sponsor's list of dependants) are the others' records, and stay.
/// </summary>
public sealed class PersonOperations(
    ServiceStorage storage, PartitionKeys keys, ConversationStore conversations, RecordStore records, PilotMembers members,
    ServiceSettingsCache cache, DueIndex due, MoiSmsSettings settings, AuditLog audit, TimeProvider time)
{
    private readonly TextRows texts = new(storage, due, settings);
    private readonly NotUnderstoodStore unread = new(storage);

    /// <summary>
    /// Everything that is kept about a person and the phones bound to them, without what a former owner of a phone texted; written to the
    /// audit log first.
    /// </summary>
    /// <exception cref="AdminFault">The request names nobody, or gives no reason.</exception>
    public async Task<PersonExport> ExportAsync(PersonRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        var person = await FindAsync("person export", request, caller, cancellationToken);
        var phones = new List<PhoneExport>();
        foreach (var phone in person.Phones)
        {
            var key = keys.For(phone);
            var own = new OwnRows(
                await PersonRows.PartitionAsync(storage.Conversations, key, cancellationToken), person.CivilId, keys);
            phones.Add(new PhoneExport(
                phone,
                Export(own.Conversation),
                Export(own.Since(await PersonRows.OfPhoneAsync(storage.DeadLetters, key, cancellationToken), "FiledAt")),
                Export(own.Since(
                    await PersonRows.OfPhoneAsync(storage.Pilot, key, cancellationToken, FeedbackStore.Prefix), "At")),
                Export(own.Since(await PersonRows.OfGatewayAsync(storage.Gateway, key, cancellationToken), GatewayNames.At)),
                (await storage.Pilot.GetEntityIfExistsAsync<TableEntity>(
                    PilotMembers.Partition, key, cancellationToken: cancellationToken)).HasValue));
        }

        var rows = person.CivilId is null ? [] : await PersonRows.PartitionAsync(Records, keys.For(person.CivilId), cancellationToken);
        return new PersonExport(time.GetUtcNow(), person.CivilId, Export(rows), phones);
    }

    /// <summary>
    /// Cut off half-way it is finished by the same request: asked by civil id, the holder row goes last and knows the phones until then;
    /// asked by phone, that phone's marker knows the person until the holder row is gone.
    /// </summary>
    public async Task<PersonErased> EraseAsync(PersonRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        var person = await FindAsync("person erase", request, caller, cancellationToken);
        var erased = 0;
        foreach (var phone in person.Phones)
            erased += await ErasePhoneAsync(phone, phone == person.Asked ? person.CivilId : null, cancellationToken);
        await members.RemoveAsync(person.Phones, cancellationToken);

        if (person.CivilId is not null)
        {
            var rows = await PersonRows.PartitionAsync(Records, keys.For(person.CivilId), cancellationToken, ["PartitionKey", "RowKey"]);
            await PersonRows.DeleteAsync(Records, rows.Where(row => row.RowKey != RecordKinds.Holder), cancellationToken);
            await PersonRows.DeleteAsync(Records, rows.Where(row => row.RowKey == RecordKinds.Holder), cancellationToken);
            if (person.Asked is { } asked)
                await MarkAsync(asked, new TableEntity { ["CivilId"] = "" }, TableUpdateMode.Merge, cancellationToken);
            erased += rows.Count;
        }

        await cache.RefreshAsync(cancellationToken);
        return new PersonErased(person.Phones.Count, erased);
    }

    private TableClient Records => storage.Tables.GetTableClient(TableNames.Records);

    private Task MarkAsync(string phone, TableEntity marker, TableUpdateMode mode, CancellationToken cancellationToken)
    {
        (marker.PartitionKey, marker.RowKey) = (keys.For(phone), RowKeys.State);
        return storage.Conversations.UpsertEntityAsync(marker, mode, cancellationToken);
    }

    private async Task<int> ErasePhoneAsync(string phone, string? civilId, CancellationToken cancellationToken)
    {
        var key = keys.For(phone);
        // The marker first, in place of the state: a text that is being answered now then fails its write, reads it, and is dropped.
        await MarkAsync(
            phone, new TableEntity { [ConversationEntities.ErasedAt] = time.GetUtcNow(), [ConversationEntities.CivilId] = civilId },
                TableUpdateMode.Replace, cancellationToken);
        var erased = 0;
        while (true)
        {
            var rows = await PersonRows.PartitionAsync(storage.Conversations, key, cancellationToken, [.. TextRows.Columns]);
            rows.RemoveAll(row => row.RowKey == RowKeys.State);
            if (rows.Count == 0)
                break;
            // Before the rows, which alone say under which hours they were noted.
            foreach (var hour in rows.SelectMany(texts.EntriesOf).Select(DueIndex.HourOf).Distinct())
                await due.RemoveAsync(DueKinds.Texts, hour, [key], cancellationToken);
            await PersonRows.DeleteAsync(storage.Conversations, rows, cancellationToken);
            erased += rows.Count;
        }

        var letters = await PersonRows.OfPhoneAsync(storage.DeadLetters, key, cancellationToken);
        await PersonRows.DeleteAsync(storage.DeadLetters, letters, cancellationToken);
        IReadOnlyList<TableEntity> noted =
        [
            .. await PersonRows.OfPhoneAsync(storage.Pilot, key, cancellationToken, FeedbackStore.Prefix),
            .. await unread.OfPhoneAsync(key, time.GetUtcNow(), cancellationToken),
        ];
        await PersonRows.DeleteAsync(storage.Pilot, noted, cancellationToken);
        var passed = await PersonRows.OfGatewayAsync(storage.Gateway, key, cancellationToken);
        await PersonRows.DeleteAsync(storage.Gateway, passed, cancellationToken);
        return erased + letters.Count + noted.Count + passed.Count;
    }

    /// <returns>Asked: the phone that names the person; null where the civil id does.</returns>
    private async Task<(IReadOnlyList<string> Phones, string? CivilId, string? Asked)> FindAsync(
        string what, PersonRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        AdminFault.RequireReason(request.Reason, "Export or erasure of a person's data");
        var phone = SenderNumber.Normalise(request.Phone);
        var civilId = request.CivilId?.Trim();
        if (phone is null == civilId is null)
            throw AdminFault.Invalid("Give either a mobile number or a civil id of 12 digits.");
        if (civilId is not null && !CivilIdNumber.IsValid(civilId))
            throw AdminFault.Invalid(
                "That civil id is none: its birth date or its last digit, the check digit, is wrong. A digit may be mistyped.");

        await audit.RecordAsync(caller, what, request.Reason, keys.For(phone ?? civilId!), cancellationToken);
        if (civilId is null)
        {
            // The person of a phone is found only while the person's own row names it: a number that changed hands is its new owner's.
            (civilId, _) = await conversations.ReadOwnerAsync(phone!, cancellationToken);
            var own = civilId is null ? null : await records.ReadAsync(civilId, RecordScope.HolderOnly, cancellationToken);
            return own?.Holder?.Phones.Contains(phone, StringComparer.Ordinal) == true
                ? (own.Holder.Phones, civilId, phone)
                : ([phone!], null, phone);
        }

        return ((await records.ReadAsync(civilId, RecordScope.HolderOnly, cancellationToken)).Holder?.Phones ?? [], civilId, null);
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, object?>> Export(IEnumerable<TableEntity> rows) =>
        [.. rows.Select(PersonRows.ToProperties)];
}
