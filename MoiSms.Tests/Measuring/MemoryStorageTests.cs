using Azure.Data.Tables;
using MoiSms.Benchmarks.Pipeline;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Measuring;

/// <summary>Storage in memory answers the official clients as far as a text needs it.</summary>
public sealed class MemoryStorageTests
{
    private readonly MemoryStorage storage =
        new(new Dictionary<string, string> { ["person"] = """{"RowKey":"residency","Article":"18"}""" });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private StorageConnection Connection =>
        StorageConnection.FromConnectionString(LocalDevelopment.StorageConnectionString) with { Policies = [storage] };

    [Fact]
    public async Task A_state_row_is_read_as_it_was_written_with_a_text()
    {
        var table = Connection.CreateTables().GetTableClient(TableNames.Conversations);
        (await table.GetEntityIfExistsAsync<TableEntity>("phone", RowKeys.State, cancellationToken: Ct)).HasValue.ShouldBeFalse();
        var at = new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

        await table.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("phone", "m:1") { ["Text"] = "help" }),
                new TableTransactionAction(
                    TableTransactionActionType.Add, new TableEntity("phone", RowKeys.State) { ["At"] = at, ["On"] = true }),
            ],
            Ct);

        var row = (await table.GetEntityIfExistsAsync<TableEntity>("phone", RowKeys.State, cancellationToken: Ct)).Value!;
        (row.GetDateTimeOffset("At"), row.GetBoolean("On")).ShouldBe((at, true));
        row.ETag.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_persons_records_are_found_by_their_partition()
    {
        var table = Connection.CreateTables().GetTableClient(TableNames.Records);

        var rows = await table.QueryAsync<TableEntity>(row => row.PartitionKey == "person", cancellationToken: Ct).ToListAsync(Ct);

        rows.ShouldHaveSingleItem().GetString("Article").ShouldBe("18");
    }

    [Fact]
    public async Task The_last_text_that_was_enqueued_is_kept()
    {
        await Connection.CreateQueues().GetQueueClient(QueueNames.Inbound).SendMessageAsync("""{"text":"a & b"}""", Ct);

        storage.LastEnqueued.ShouldBe("""{"text":"a & b"}""");
    }
}
