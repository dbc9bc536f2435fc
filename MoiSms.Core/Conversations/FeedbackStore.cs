using System.Globalization;
using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>
/// Flags: a partition <c>flags-yyyyMMdd</c> of the table <c>Pilot</c> for each day of Kuwait's calendar. Kept for 30 days.
/// </summary>
public sealed class FeedbackStore(ServiceStorage storage, PartitionKeys keys, ConversationStore conversations)
{
    internal const string Prefix = "flags-";

    /// <summary>How long flags are kept; members are told so.</summary>
    internal static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    // Together they fit into a row's megabyte and a property's 32K letters with room to spare.
    private const int MaxWords = 4000;

    private const int MaxRow = 250;

    internal static string PartitionOf(DateOnly day) => Prefix + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>
    /// Keeps the member's words, the flagged reply and its question together, unless the member was erased since. Three calls, for such
    /// texts only.
    /// </summary>
    /// <param name="text">The member's text.</param>
    /// <param name="flaggedId">The id of the text whose reply is flagged.</param>
    internal async Task FileAsync(ConversationMessage text, string flaggedId, CancellationToken cancellationToken)
    {
        var flagged = await conversations.ReadMessageAsync(text.Phone, flaggedId, cancellationToken);
        var row = new TableEntity(PartitionOf(KuwaitTime.Today(text.AcceptedAt)), RowKeys.ForId(text.InboundId))
        {
            ["At"] = text.AcceptedAt,
            ["PhoneKey"] = keys.For(text.Phone),
            ["Intent"] = flagged?.Intent,
            ["Asked"] = Cut(flagged?.Text ?? ""),
            ["Reply"] = Cut(flagged?.Reply ?? ""),
            ["Words"] = Cut(SecretDigits.Hide(text.Text)),
        };
        try
        {
            await storage.Pilot.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // A redelivery, or another round for the same text: what was filed first saw the reply that was meant.
        }

        // An erasure writes its marker before it looks for flags: the later of the two finds what the other wrote.
        if (await conversations.IsErasedAsync(text.Phone, text.ReceivedAt, text.AcceptedAt, cancellationToken))
            await storage.Pilot.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
    }

    /// <summary>The flags of those days, oldest first.</summary>
    internal async Task<IReadOnlyList<FeedbackFlag>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var flags = new List<FeedbackFlag>();
        var (first, last) = (PartitionOf(from), PartitionOf(to));
        var rows = storage.Pilot.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}"), cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            flags.Add(new FeedbackFlag(
                row.GetDateTimeOffset("At") ?? default,
                row.GetString("Intent"),
                row.GetString("Asked") ?? "",
                row.GetString("Reply") ?? "",
                row.GetString("Words") ?? "")
            {
                Id = $"{row.PartitionKey[Prefix.Length..]}/{row.RowKey}",
                State = new StoredValues(TableNames.Pilot, row).Name<FlagState>("State") ?? FlagState.New,
                By = row.GetString("StateBy"),
                ChangedAt = row.GetDateTimeOffset("StateAt"),
            });
        }

        return [.. flags.OrderBy(flag => flag.At)];
    }

    /// <summary>Whose phone a flag is of, as its key; null where there is no such flag. One call.</summary>
    internal async Task<string?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (KeysOf(id) is not { } keysOf)
            return null;
        var row = await storage.Pilot.GetEntityIfExistsAsync<TableEntity>(keysOf.Partition, keysOf.Row, ["PhoneKey"], cancellationToken);
        return row.HasValue ? row.Value!.GetString("PhoneKey") ?? "" : null;
    }

    /// <summary>What operators made of it; false where there is no such flag. One call.</summary>
    internal async Task<bool> SetStateAsync(string id, FlagState state, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (KeysOf(id) is not { } keysOf)
            return false;
        var changes = new TableEntity(keysOf.Partition, keysOf.Row) { ["State"] = state.ToString(), ["StateBy"] = by, ["StateAt"] = at };
        try
        {
            await storage.Pilot.UpdateEntityAsync(changes, ETag.All, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    private static (string Partition, string Row)? KeysOf(string id)
    {
        return id.Split('/') is [var day, { Length: > 0 and <= MaxRow } row]
            && DateOnly.TryParseExact(day, "yyyyMMdd", out var date) && row.All(letter => char.IsAscii(letter) && !"\\#?%".Contains(letter))
            ? (PartitionOf(date), row)
            : null;
    }

    private static string Cut(string text) =>
        text.Length <= MaxWords ? text : text[..(char.IsHighSurrogate(text[MaxWords - 1]) ? MaxWords - 1 : MaxWords)];
}
