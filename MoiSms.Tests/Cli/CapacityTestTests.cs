using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Capacity;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

/// <summary>The test of capacity against the whole service.</summary>
public sealed class CapacityTestTests(AzuriteFixture azurite)
{
    private const string Number = "+96500000000";

    private static readonly CapacityText One = new(0, "one", "help");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_short_run_tells_the_rate_that_holds_sends_nothing_and_leaves_nothing()
    {
        // Nobody is answered yet: a service is measured before it opens.
        await using var service = await StartAsync(settings => settings["MoiSms:DefaultPhase"] = "closed");
        var page = Path.Combine(Directory.CreateTempSubdirectory("moisms-capacity-").FullName, "report.html");

        var run = await Moisms.RunAsync(
            [
                "capacity", "--url", service.Host.Address.ToString(), "--rate", "4..8", "--step", "1s", "--target-p99", "30s",
                "--part-price", "0.01", "--html", page,
            ],
            Ct);

        (run.ExitCode, run.Error).ShouldBe((0, ""));
        run.Output.ShouldContain("8 texts a second hold");
        run.Output.ShouldContain("That is 28,800 people an hour with one question each: 0.59 % of 4,900,000.");
        run.Output.ShouldContain("holds");
        var html = await File.ReadAllTextAsync(page, Ct);
        html.ShouldContain("<svg");
        html.ShouldNotContain("http://www");
        html.ShouldNotContain("src=");
        (await service.RequestsAsync(Ct)).ShouldBeEmpty("ACS hears of no test text");
        (await RowsAsync(service)).ShouldBeEmpty();
        (await service.AdminAsync<AuditDay>(HttpMethod.Get, AdminRoutes.Audit, null, Ct)).Entries
            .ShouldContain(entry => entry.What == "capacity test");
    }

    [Fact]
    public async Task A_test_that_is_stopped_waits_for_its_texts_and_erases_them()
    {
        await using var service = await StartAsync();
        using var client = new AdminClient(service.Host.Address) { Role = "operator" };
        using var stop = new CancellationTokenSource();
        var plan = new CapacityTestPlan
        {
            From = 10,
            To = 10,
            Step = TimeSpan.FromMinutes(10),
            TargetP99 = TimeSpan.FromSeconds(30),
            Reason = "a test",
        };
        var output = new StringWriter();

        var test = new CapacityTest(new CapacityDesk(client), plan, TimeProvider.System, TextWriter.Synchronized(output))
            .RunAsync(stop.Token);
        await Until.TrueAsync(async () => (await RowsAsync(service)).Count > 10, "some texts of the test", Ct);
        await stop.CancelAsync();

        (await test).ShouldBeEmpty();
        output.ToString().ShouldContain("Erased ");
        (await RowsAsync(service)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_test_that_was_killed_left_is_told_and_erased()
    {
        await using var service = await StartAsync();
        await TakeAsync(service);

        var run = await Moisms.RunAsync(["capacity", "--url", service.Host.Address.ToString()], Ct);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("moisms capacity clean");

        (await Moisms.RunAsync(["capacity", "clean", "--url", service.Host.Address.ToString()], Ct)).Output.ShouldBe("Erased 2 rows.\n");
        (await RowsAsync(service)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_setting_does_not_allow_it_nothing_begins_and_a_test_number_gets_no_reply()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        var run = await Moisms.RunAsync(["capacity", "--url", service.Host.Address.ToString()], Ct);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("MoiSms__CapacityTest=true");
        var id = await service.TextAtAsync(Number, "help", TimeProvider.System.GetUtcNow(), Ct);
        await Until.TrueAsync(async () => await service.RowAsync(Number, id, Ct) is not null, "a row of the text", Ct);
        (await service.RowAsync(Number, id, Ct))!.Decision.ShouldBe(Decision.NoReplySender);
    }

    [Fact]
    public async Task Test_texts_are_in_no_figure_once_they_are_erased()
    {
        await using var service = await StartAsync();
        var counter = service.Services.GetRequiredService<HourCounter>();
        await TakeAsync(service);
        await counter.CountAsync(Ct);
        (await TextsAsync(service)).ShouldBe(1);

        await service.AdminAsync<CapacityDone>(
            HttpMethod.Post, AdminRoutes.Capacity + "/erase", new CapacityTexts([One]), Ct);
        await counter.CountAsync(Ct);

        (await TextsAsync(service)).ShouldBe(0);
        (await service.AdminAsync<PilotReport>(HttpMethod.Get, AdminRoutes.PilotReport, null, Ct)).Texts.ShouldBe(0);
    }

    [Theory]
    [InlineData("--rate", "200..5")]
    [InlineData("--rate", "fast")]
    [InlineData("--step", "60")]
    [InlineData("--target-p99", "0s")]
    [InlineData("--instances", "0")]
    public async Task A_wrong_option_is_one_line_that_names_it(string option, string value)
    {
        var run = await Moisms.RunAsync(["capacity", option, value], Ct);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith(option);
    }

    private Task<TestService> StartAsync(Action<Dictionary<string, string?>>? configure = null) => TestService.StartAsync(
        azurite,
        Ct,
        settings =>
        {
            settings["MoiSms:CapacityTest"] = "true";
            configure?.Invoke(settings);
        },
        importDemo: false);

    /// <summary>One text of the first number, with its reply recorded.</summary>
    private static async Task TakeAsync(TestService service)
    {
        await service.AdminAsync<CapacityDone>(HttpMethod.Post, AdminRoutes.Capacity + "/text", One, Ct);
        await Until.TrueAsync(
            async () => (await service.AdminAsync<CapacityFates>(
                HttpMethod.Post, AdminRoutes.Capacity + "/fates", new CapacityTexts([One]), Ct)).Texts is [{ RecordedAt: not null }],
            "the reply's record",
            Ct);
        await service.DrainedAsync(Ct);
    }

    private static async Task<long> TextsAsync(TestService service) =>
        (await service.AdminAsync<HourReport>(HttpMethod.Get, AdminRoutes.HourReport, null, Ct)).Total.Texts;

    private static async Task<List<TableEntity>> RowsAsync(TestService service)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in service.Table(TableNames.Conversations).QueryAsync<TableEntity>(cancellationToken: Ct))
            rows.Add(row);
        return rows;
    }
}
