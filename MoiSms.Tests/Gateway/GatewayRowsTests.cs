using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.LocalHost;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

/// <summary>How long the gateway's rows are kept, and what it does without them.</summary>
public sealed class GatewayRowsTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_go_after_their_retention_and_younger_ones_stay()
    {
        var account = azurite.NewAccount();
        var table = new TableClient(account, TableNames.Gateway);
        await table.CreateIfNotExistsAsync(Ct);
        var now = TimeProvider.System.GetUtcNow();
        string[] kinds = [GatewayNames.Submit, GatewayNames.Receipt, GatewayNames.Inbound, GatewayNames.Part];
        foreach (var (age, name) in new[] { (8, "old"), (6, "young") })
        {
            foreach (var key in kinds)
                await table.AddEntityAsync(new TableEntity("a phone", key + name) { [GatewayNames.At] = now.AddDays(-age) }, Ct);
        }

        await using var webhook = await EventSink.StartAsync(Ct);
        await using var gateway = await RunningGateway.StartAsync(
            account, PortCheck.Free(), webhook.Address, Ct,
            change: settings => settings with { SweepInterval = TimeSpan.FromMilliseconds(100) });

        await Until.TrueAsync(async () => (await KeysAsync(table)).Count <= kinds.Length, "rows that went", Ct);
        (await KeysAsync(table)).ShouldBe(kinds.Select(kind => kind + "young"), ignoreOrder: true);
    }

    [Fact]
    public async Task A_receipt_on_a_text_whose_row_is_gone_is_acknowledged_and_tells_nobody()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await scenario.Smsc.SetAsync(new { receipts = false }, Ct);
        await scenario.Gateway.SendAsync(Some.Phone, "one", Guid.NewGuid(), Ct);
        await foreach (var row in scenario.Table.QueryAsync<TableEntity>(cancellationToken: Ct))
            await scenario.Table.DeleteEntityAsync(row, cancellationToken: Ct);

        await scenario.Smsc.BringReceiptsAsync(Ct);

        await scenario.QuietAsync(Ct);
        (await scenario.Smsc.StateAsync(Ct)).Answers.ShouldBe([0u]);
        scenario.Webhook.Reports.ShouldBeEmpty();
    }

    private static async Task<List<string>> KeysAsync(TableClient table) =>
        await table.QueryAsync<TableEntity>(row => row.PartitionKey == "a phone", cancellationToken: Ct)
            .Select(row => row.RowKey).ToListAsync(Ct);
}
