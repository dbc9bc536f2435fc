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

    internal static string PartitionOf(DateOnly day) => Prefix + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Keeps the member's words, the flagged reply and its question together. Two calls, for such texts only.</summary>
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
                row.GetString("Words") ?? ""));
        }

        return [.. flags.OrderBy(flag => flag.At)];
    }

    private static string Cut(string text) =>
        text.Length <= MaxWords ? text : text[..(char.IsHighSurrogate(text[MaxWords - 1]) ? MaxWords - 1 : MaxWords)];
}
