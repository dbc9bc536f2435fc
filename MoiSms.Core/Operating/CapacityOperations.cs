using System.Collections.Concurrent;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Receiving;

namespace MoiSms.Core.Operating;

/// <summary>
/// Texts from <see cref="TestNumbers"/>, what became of them, and their removal. They take the way of every other text from the webhook's
/// receiver on; only their reply is recorded in place of being sent.
/// </summary>
public sealed class CapacityOperations(
    ServiceStorage storage, PartitionKeys keys, EventReceiver receiver, DueIndex due, AuditLog audit, MoiSmsSettings settings,
    TimeProvider time)
{
    private const int Most = 1000;
    private const int LongestWords = 1000;
    private const int Concurrency = 16;

    private static readonly string[] FateColumns = ["InboundId", ConversationEntities.AcceptedAt, "SentAt", "Parts"];
    private static readonly string[] KeyColumns = ["PartitionKey", "RowKey", ConversationEntities.AcceptedAt];

    /// <summary>Whether a test may begin; it is written to the audit log. Two calls.</summary>
    /// <exception cref="AdminFault">
    /// There is no reason, the setting does not allow tests, or texts of another one are there.
    /// </exception>
    public async Task<CapacityDone> BeginAsync(CapacityBegin request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        AdminFault.RequireReason(request.Reason);
        CheckAllowed();
        // Each test begins with the first number, and erases it last.
        if ((await PersonRows.PartitionAsync(storage.Conversations, KeyOf(0), cancellationToken, KeyColumns)).Count > 0)
            throw AdminFault.Conflict("Another test is running, or an earlier one left its texts: moisms capacity clean erases them.");
        await audit.RecordAsync(caller, "capacity test", request.Reason, null, cancellationToken);
        return new CapacityDone(0);
    }

    /// <summary>Takes one text as the webhook does: it is stored when this returns. One call.</summary>
    /// <exception cref="AdminFault">It is no such text, or the setting does not allow tests.</exception>
    public async Task<CapacityDone> TakeAsync(CapacityText text, CancellationToken cancellationToken)
    {
        CheckAllowed();
        Check(text);
        var sms = Sms(text, time.GetUtcNow());
        await receiver.ReceiveAsync([new IncomingEvent.SmsReceived(sms, QueueJson.Write(sms))], cancellationToken);
        return new CapacityDone(0);
    }

    /// <summary>What became of some texts. One call a text.</summary>
    /// <exception cref="AdminFault">They are no such texts.</exception>
    public async Task<CapacityFates> ReadAsync(CapacityTexts request, CancellationToken cancellationToken) => new(
        [.. (await FindAsync(request, FateColumns, cancellationToken)).Select(row => new CapacityFate(
            TextId.ProviderIdOf(row.GetString("InboundId") ?? ""),
            row.GetDateTimeOffset(ConversationEntities.AcceptedAt) ?? default,
            row.GetDateTimeOffset("SentAt"),
            row.GetInt32("Parts") ?? 0))]);

    /// <summary>Deletes some texts, and the state of their numbers: a later test finds these as new. Two calls a text.</summary>
    /// <exception cref="AdminFault">They are no such texts.</exception>
    public async Task<CapacityDone> EraseAsync(CapacityTexts request, CancellationToken cancellationToken) =>
        await DeleteAsync(await FindAsync(request, KeyColumns, cancellationToken), cancellationToken);

    /// <summary>The same for everything of some numbers. Two calls a number.</summary>
    /// <exception cref="AdminFault">They are no such numbers.</exception>
    public async Task<CapacityDone> CleanAsync(CapacityNumbers request, CancellationToken cancellationToken)
    {
        if (request.Numbers is not { Count: > 0 and <= Most } numbers || numbers.Any(one => one is < 0 or >= TestNumbers.Count))
            throw AdminFault.Invalid($"Name 1 to {Most} numbers, each from 0 to {TestNumbers.Count - 1}.");
        var rows = new ConcurrentBag<TableEntity>();
        await Parallel.ForEachAsync(numbers.Distinct(), Many(cancellationToken), async (number, ct) =>
        {
            foreach (var row in await PersonRows.PartitionAsync(storage.Conversations, KeyOf(number), ct, KeyColumns))
                rows.Add(row);
        });
        return await DeleteAsync(rows, cancellationToken);
    }

    private async Task<IReadOnlyCollection<TableEntity>> FindAsync(
        CapacityTexts request, string[] columns, CancellationToken cancellationToken)
    {
        if (request.Texts is not { Count: > 0 and <= Most } texts)
            throw AdminFault.Invalid($"Name 1 to {Most} texts.");
        foreach (var text in texts)
            Check(text);
        var found = new ConcurrentBag<TableEntity>();
        await Parallel.ForEachAsync(texts, Many(cancellationToken), async (text, ct) =>
        {
            // Point reads: an emulator reads the whole table for what a partition holds.
            var row = await storage.Conversations.GetEntityIfExistsAsync<TableEntity>(
                KeyOf(text.Number), RowKeys.Message(TextId.Of(keys, Sms(text, default))), columns, ct);
            if (row is { HasValue: true, Value: { } value })
                found.Add(value);
        });
        return found;
    }

    /// <summary>Hours in which they texted are counted again, without them.</summary>
    private async Task<CapacityDone> DeleteAsync(IReadOnlyCollection<TableEntity> rows, CancellationToken cancellationToken)
    {
        var phones = rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).ToList();
        await Parallel.ForEachAsync(phones, Many(cancellationToken), async (phone, ct) => await PersonRows.DeleteAsync(
            storage.Conversations,
            phone.Where(row => row.RowKey != RowKeys.State).Append(new TableEntity(phone.Key, RowKeys.State)),
            ct));
        var hours = rows.Where(row => row.ContainsKey(ConversationEntities.AcceptedAt))
            .Select(row => (Hour: DueIndex.HourOf(row.GetDateTimeOffset(ConversationEntities.AcceptedAt)!.Value), row.PartitionKey))
            .Distinct();
        foreach (var hour in hours.GroupBy(one => one.Hour, one => one.PartitionKey))
        {
            await due.RemoveAsync(DueKinds.Texts, hour.Key, [.. hour], cancellationToken);
            // One note that is younger than the hour's count brings that hour again; it finds nothing, and goes with the purge.
            await due.KeepAsync(DueKinds.Texts, hour.First(), hour.Key, cancellationToken);
        }

        return new CapacityDone(rows.Count(row => row.RowKey != RowKeys.State) + phones.Count);
    }

    private void CheckAllowed()
    {
        if (!settings.CapacityTest)
            throw AdminFault.Conflict(
                $"Capacity tests are not allowed here: set {SettingNames.AppSetting(SettingNames.CapacityTest)}=true for the time of one.");
    }

    private static void Check(CapacityText text)
    {
        if (text is not { Number: >= 0 and < TestNumbers.Count, Id.Length: > 0 and <= 100, Words.Length: > 0 and <= LongestWords })
            throw AdminFault.Invalid($"A test text has a number from 0 to {TestNumbers.Count - 1}, an id, and words.");
    }

    private static InboundSms Sms(CapacityText text, DateTimeOffset now) => new()
    {
        Id = text.Id!,
        From = TestNumbers.Of(text.Number),
        Text = text.Words!,
        ReceivedAt = now,
        AcceptedAt = now,
    };

    private string KeyOf(int number) => keys.For(TestNumbers.Of(number));

    private static ParallelOptions Many(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
}
