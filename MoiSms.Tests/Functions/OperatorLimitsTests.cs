using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class OperatorLimitsTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Limits_that_an_operator_sets_are_in_force_without_a_restart()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, settings => settings[SettingNames.MaxTextsPerMinute] = "100");
        (await service.ReplyOrSilenceAsync(Phone, "help", Ct)).ShouldNotBeNull();
        (await service.ReplyOrSilenceAsync(Phone, "help", Ct)).ShouldNotBeNull();

        await service.AdminAsync<SettingsView>(
            HttpMethod.Put, AdminRoutes.Settings + "/limits", new { textsPerMinute = 2, reason = "a test" }, Ct);

        (await service.ReplyOrSilenceAsync(Phone, "help", Ct)).ShouldNotBeNull().ShouldStartWith("Too many texts");
        (await service.ReplyOrSilenceAsync(Phone, "help", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Settings_that_somebody_wrote_with_a_wrong_type_stop_neither_the_service_nor_those_that_are_right()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.AdminAsync<SettingsView>(
            HttpMethod.Put, AdminRoutes.Settings + "/limits", new { textsPerMinute = 7, reason = "a test" }, Ct);
        var table = service.Table(TableNames.Settings);
        var import = await table.QueryAsync<TableEntity>(row => row.PartitionKey == "imports", cancellationToken: Ct).FirstAsync(Ct);
        await table.UpsertEntityAsync(new TableEntity("imports", import.RowKey) { ["AsOf"] = "yesterday" }, TableUpdateMode.Merge, Ct);
        await table.UpsertEntityAsync(
            new TableEntity("settings", "service") { ["TextsPerMinute"] = "many", ["TextsPerDay"] = 8 }, TableUpdateMode.Merge, Ct);

        var settings = await service.Services.GetRequiredService<ServiceSettingsCache>().RefreshAsync(Ct);

        settings.Limits.ShouldBe(new ServiceLimits(TextsPerMinute: 7, TextsPerDay: 8));
        settings.ImportedAsOf[import.RowKey].ShouldBe(import.GetDateTimeOffset("AsOf")!.Value);
        (await service.ReplyOrSilenceAsync(Phone, "help", Ct)).ShouldNotBeNull();
    }
}
