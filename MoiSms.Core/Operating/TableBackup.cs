using System.Globalization;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;

namespace MoiSms.Core.Operating;

/// <summary>
/// Writes down what no import brings back and nobody else knows: STOPs, phones linked by texting, members of the pilot, settings. No words
/// of a text are among it. Table Storage has no backup of its own.
/// </summary>
public sealed class TableBackup(StorageConnection storage)
{
    internal const string Head = "moisms-backup 1";
    internal const string Tail = "rows ";

    private static readonly string[] StateColumns =
    [
        "PartitionKey", "RowKey", "Phone", ConversationEntities.CivilId, "Language", "OptedOut", ConversationEntities.OptTextedAt,
        ConversationEntities.OptAcceptedAt, "PrivacyNoticeAt", "Binding",
    ];

    private static readonly string[] HolderColumns =
        ["PartitionKey", "RowKey", RecordProperties.CivilId, RecordProperties.RegisteredPhones];

    private readonly TableServiceClient tables = storage.CreateTables();

    /// <summary>Reads two tables whole, a thousand rows of what is kept a call. A row a line, and a last line with their number.</summary>
    /// <returns>The number of rows.</returns>
    /// <exception cref="Azure.RequestFailedException">Storage failed; what was written is no backup.</exception>
    public async Task<int> WriteAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(Head);
        var rows = 0;
        foreach (var (table, filter, columns) in new (string, string, string[]?)[]
        {
            (TableNames.Conversations, TableClient.CreateQueryFilter(
                $"RowKey eq {RowKeys.State} and (OptedOut eq true or CivilId ne '' or Binding ne '')"), StateColumns),
            (TableNames.Records, TableClient.CreateQueryFilter(
                $"RowKey eq {RecordKinds.Holder} and RegisteredPhones ne ''"), HolderColumns),
            (TableNames.Settings, TableClient.CreateQueryFilter(
                $"PartitionKey eq {ServiceSettingsRow.Partition} and RowKey eq {ServiceSettingsRow.Row}"), null),
            (TableNames.Pilot, TableClient.CreateQueryFilter($"PartitionKey eq {PilotMembers.Partition}"), null),
        })
        {
            var found = tables.GetTableClient(table).QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken);
            await foreach (var row in found)
            {
                await output.WriteLineAsync(new BackupRow(table, row).ToLine().AsMemory(), cancellationToken);
                rows++;
            }
        }

        await output.WriteLineAsync(Tail + rows.ToString(CultureInfo.InvariantCulture));
        return rows;
    }
}
