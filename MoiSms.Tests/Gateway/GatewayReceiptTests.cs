using MoiSms.Core.Receiving;
using MoiSms.Core.Sending;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

public sealed class GatewayReceiptTests(AzuriteFixture azurite)
{
    private static readonly string ThreeParts = string.Concat(Enumerable.Repeat("إقامتك صالحة حتى ", 10));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hex", false, false)]
    [InlineData("decimal", false, false)]
    [InlineData("same", true, false)]
    [InlineData("same", false, true)]
    [InlineData("hex", true, true)]
    public async Task A_receipt_finds_its_text_in_either_number_early_and_doubled(string ids, bool first, bool twice)
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await scenario.Smsc.SetAsync(new { idsInReceipts = ids, receiptFirst = first, receiptTwice = twice }, Ct);

        var sent = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToList();
        foreach (var id in sent)
            (await scenario.Gateway.SendAsync(Some.Phone, "one", id, Ct)).ShouldBeOfType<SmsSendOutcome.Accepted>();

        await Until.TrueAsync(() => scenario.Webhook.Reports.Count >= sent.Count, Ct);
        await scenario.QuietAsync(Ct);
        scenario.Webhook.Reports.Select(report => report.Tag).ShouldBe(sent.Select(id => $"tag of {id}"), ignoreOrder: true);
        scenario.Webhook.Reports.ShouldAllBe(report => report.Status == "Delivered");
    }

    [Fact]
    public async Task A_receipt_that_the_service_does_not_store_comes_again_and_one_that_failed_says_so()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await scenario.Smsc.SetAsync(new { receiptState = "EXPIRED" }, Ct);
        scenario.Webhook.Refuse(2);

        await scenario.Gateway.SendAsync(Some.Phone, "one", Guid.NewGuid(), Ct);

        await Until.TrueAsync(() => scenario.Webhook.Reports.Count > 0, Ct);
        await scenario.QuietAsync(Ct);
        var report = scenario.Webhook.Reports.ShouldHaveSingleItem();
        (report.Status, report.Code).ShouldBe(("Failed", "4006"));
        // On a loaded machine the webhook may be too slow once more, or the answer: then the centre brings it again.
        var answers = (await scenario.Smsc.StateAsync(Ct)).Answers;
        answers.TakeWhile(status => status == 0x64).Count().ShouldBeGreaterThanOrEqualTo(2);
        answers.SkipWhile(status => status == 0x64).ShouldNotBeEmpty();
        answers.SkipWhile(status => status == 0x64).ShouldAllBe(status => status == 0);
    }

    [Fact]
    public async Task What_nobody_knows_is_reported_as_unknown_where_no_receipt_comes()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct, settings => settings with
        {
            ReceiptWait = TimeSpan.FromMilliseconds(200),
            SweepInterval = TimeSpan.FromMilliseconds(100),
        });
        await scenario.Smsc.SetAsync(new { receipts = false, dropAt = 1 }, Ct);
        var id = Guid.NewGuid();

        (await scenario.Gateway.SendAsync(Some.Phone, "one", id, Ct)).ShouldBeOfType<SmsSendOutcome.Accepted>();

        await Until.TrueAsync(() => scenario.Webhook.Reports.Count > 0, Ct);
        scenario.Webhook.Reports.ShouldBe([new DeliveryReport($"tag of {id}", Some.Phone, "Failed", "5002")]);
        (await scenario.Gateway.SendAsync(Some.Phone, "one", id, Ct)).ShouldBeOfType<SmsSendOutcome.Accepted>().Repeated.ShouldBeTrue();
        (await scenario.Smsc.StateAsync(Ct)).Submits.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Receipts_of_all_parts_at_once_are_one_report_also_where_the_service_did_not_store_it_at_first()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await scenario.Smsc.SetAsync(new { receipts = false }, Ct);
        var ids = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToList();
        foreach (var id in ids)
            (await scenario.Gateway.SendAsync(Some.Phone, ThreeParts, id, Ct)).ShouldBeOfType<SmsSendOutcome.Accepted>();
        scenario.Webhook.Refuse(5);

        await scenario.Smsc.SetAsync(new { receiptTwice = true }, Ct);
        await scenario.Smsc.BringReceiptsAsync(Ct);

        await scenario.QuietAsync(Ct);
        scenario.Webhook.Reports.ShouldAllBe(report => report.Code == "2000");
        scenario.Webhook.Reports.Select(report => report.Tag).ShouldBe(ids.Select(id => $"tag of {id}"), ignoreOrder: true);
    }

    [Fact]
    public async Task Receipts_of_parts_that_nobody_knew_of_are_counted_each_for_a_part()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await scenario.Smsc.SetAsync(new { receipts = false, holdMs = 100, dropAt = 3 }, Ct);
        var id = Guid.NewGuid();
        (await scenario.Gateway.SendAsync(Some.Phone, ThreeParts, id, Ct)).ShouldBeOfType<SmsSendOutcome.Accepted>();
        await scenario.BoundAsync(1, Ct);

        await scenario.Smsc.BringReceiptsAsync(Ct);

        await scenario.QuietAsync(Ct);
        scenario.Webhook.Reports.ShouldBe([new DeliveryReport($"tag of {id}", Some.Phone, "Delivered", "2000")]);
    }

    [Fact]
    public async Task A_receipt_that_comes_after_a_text_was_reported_as_unknown_still_tells()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct, settings => settings with
        {
            ReceiptWait = TimeSpan.FromMilliseconds(200),
            SweepInterval = TimeSpan.FromMilliseconds(100),
        });
        await scenario.Smsc.SetAsync(new { receipts = false, dropAt = 1 }, Ct);
        await scenario.Gateway.SendAsync(Some.Phone, "one", Guid.NewGuid(), Ct);
        await Until.TrueAsync(() => scenario.Webhook.Reports.Count > 0, Ct);
        await scenario.BoundAsync(1, Ct);

        await scenario.Smsc.BringReceiptsAsync(Ct);

        await scenario.QuietAsync(Ct);
        scenario.Webhook.Reports.Select(report => report.Code).ShouldBe(["5002", "2000"]);
    }
}
