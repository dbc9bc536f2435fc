using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

/// <summary>Addresses stand in storage logs, so they name no plate, number or reference.</summary>
public sealed class ImportUrlTests(AzuriteFixture azurite) : IDisposable
{
    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Theory]
    [InlineData("vehicles", "{0},1-7341,Toyota,Camry,2020,2027-01-02,2027-01-02", "7341")]
    [InlineData("violations", "{0},PV7341,1-7341,speed,2026-01-02T03:04,,30.000,false", "7341")]
    [InlineData("applications", "{0},AP7341,passport-renewal,received,2026-01-02,", "7341")]
    [InlineData("visas", "{0},VS7341,family,received,2026-01-02", "7341")]
    [InlineData("appointments", "{0},NO7341,passport-renewal,salmiya,2026-04-02T09:00", "7341")]
    public async Task A_row_that_is_written_and_removed_alone_stands_in_no_address(string kind, string row, string told)
    {
        var header = string.Join(',', ImportKinds.ColumnsOf(kind));

        (await scenario.ImportAsync(kind, $"{header}\n{string.Format(null, row, CivilIds.One)}\n")).Loaded.ShouldBe(1);
        (await scenario.DumpAsync(TableNames.Records)).ShouldHaveSingleItem().ShouldContain(told);
        (await scenario.ImportAsync(kind, header + "\n", snapshot: true)).Removed.ShouldBe(1);

        (await scenario.DumpAsync(TableNames.Records)).ShouldBeEmpty();
        scenario.Urls.All.Count(url => url.EndsWith("/$batch", StringComparison.Ordinal)).ShouldBe(2);
        scenario.Urls.All.ShouldAllBe(url => !url.Contains(told) && !url.Contains(CivilIds.One));
    }

    [Fact]
    public async Task Rows_that_are_gone_are_passed_over_the_others_go_and_no_address_names_them()
    {
        var urls = new RequestUrls();
        var table = scenario.Storage.CreateTables(urls).GetTableClient(TableNames.Records);
        await table.CreateIfNotExistsAsync(ImportScenario.Cancellation);
        TableEntity[] rows = [.. new[] { "vehicle:1-7341", "vehicle:2-7341", "vehicle:3-7341" }.Select(key => new TableEntity("p", key))];
        await RowTransactions.ReplaceAsync(table, [rows[0], rows[2]], ImportScenario.Cancellation);

        await RowTransactions.DeleteAsync(table, rows, ImportScenario.Cancellation);
        await RowTransactions.DeleteAsync(table, [rows[0]], ImportScenario.Cancellation);

        (await scenario.DumpAsync(TableNames.Records)).ShouldBeEmpty();
        urls.All.ShouldAllBe(url => !url.Contains("7341"));
    }
}
