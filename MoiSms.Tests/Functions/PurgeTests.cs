using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Configuration;
using MoiSms.Core.Storage;
using MoiSms.Functions;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class PurgeTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_rows_past_retention_go_and_everything_else_stays()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, settings => settings[SettingNames.RetentionDays] = "30", importDemo: false);
        var table = service.Table(TableNames.Conversations);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var partition in new[] { "one", "two" })
        {
            await table.AddEntityAsync(new TableEntity(partition, RowKeys.State) { ["Phone"] = "x" }, Ct);
            for (var i = 0; i < 130; i++)
                await table.AddEntityAsync(new TableEntity(partition, RowKeys.Message($"old{i}")) { ["AcceptedAt"] = now.AddDays(-31) }, Ct);
            await table.AddEntityAsync(new TableEntity(partition, RowKeys.Message("new")) { ["AcceptedAt"] = now.AddDays(-29) }, Ct);
        }

        await ActivatorUtilities.CreateInstance<PurgeConversations>(service.Services).RunAsync(new TimerInfo(), Ct);

        var left = await table.QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct);
        left.Select(row => $"{row.PartitionKey} {row.RowKey}").ShouldBe(["one m:new", "one state", "two m:new", "two state"], ignoreOrder: true);
    }
}
