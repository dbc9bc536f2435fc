using System.Text;
using MoiSms.Core.Receiving;
using MoiSms.Core.Sending;
using MoiSms.Gateway.Link;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

/// <summary>Several lines of a gateway, and several gateways on one storage.</summary>
public sealed class GatewaySeveralTests(AzuriteFixture azurite)
{
    private static readonly string ThreeParts = string.Concat(Enumerable.Repeat("إقامتك صالحة حتى ", 10));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3, false, 3)]
    [InlineData(2, true, 4)]
    public async Task Several_binds_share_the_texts_and_none_is_doubled(int binds, bool areSeparate, int lines)
    {
        await using var scenario = await GatewayScenario.StartAsync(
            azurite, Ct,
            settings => settings with
            {
                Smsc = settings.Smsc with
                {
                    Binds = binds,
                    Mode = areSeparate ? BindMode.Separate : BindMode.Transceiver,
                    Window = 100,
                },
            },
            lines);
        var ids = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()).ToList();

        await Task.WhenAll(ids.Select(id => scenario.Gateway.SendAsync(Some.Phone, $"text {id}", id, Ct)));
        await Until.TrueAsync(() => scenario.Webhook.Reports.Count >= ids.Count, Ct);
        await scenario.QuietAsync(Ct);

        var submits = (await scenario.Smsc.StateAsync(Ct)).Submits;
        submits.Select(one => one.Text).ShouldBe(ids.Select(id => $"text {id}"), ignoreOrder: true);
        submits.Select(one => one.Line).Distinct().Count().ShouldBe(binds);
        scenario.Webhook.Reports.Select(report => report.Tag).ShouldBe(ids.Select(id => $"tag of {id}"), ignoreOrder: true);
    }

    [Fact]
    public async Task One_text_handed_to_two_gateways_at_once_goes_out_once_and_is_reported_once()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await using var other = await scenario.AddAsync(Ct);
        await scenario.Smsc.SetAsync(new { receiptTwice = true }, Ct);
        var ids = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToList();

        await Task.WhenAll(ids.SelectMany(id => new[] { scenario.Gateway, other }.Select(async gateway =>
        {
            // A gateway that finds the text under way at the other says: later.
            await Until.TrueAsync(
                async () => await gateway.SendAsync(Some.Phone, ThreeParts, id, Ct) is SmsSendOutcome.Accepted, "a text that is taken", Ct);
        })));
        await Until.TrueAsync(() => scenario.Webhook.Reports.Count >= ids.Count, Ct);
        await scenario.QuietAsync(Ct);

        (await scenario.Smsc.StateAsync(Ct)).Submits.Count.ShouldBe(ids.Count * 3);
        scenario.Webhook.Reports.Select(report => report.Tag).ShouldBe(ids.Select(id => $"tag of {id}"), ignoreOrder: true);
    }

    [Fact]
    public async Task What_nobody_knows_is_reported_by_one_of_two_gateways()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct, settings => settings with
        {
            ReceiptWait = TimeSpan.FromMilliseconds(500),
            SweepInterval = TimeSpan.FromMilliseconds(50),
        });
        await using var other = await scenario.AddAsync(Ct);
        await scenario.Smsc.SetAsync(new { receipts = false, dropAt = 1 }, Ct);
        var id = Guid.NewGuid();

        await scenario.Gateway.SendAsync(Some.Phone, "one", id, Ct);

        await Until.TrueAsync(() => scenario.Webhook.Reports.Count > 0, Ct);
        await scenario.SweptAsync(Ct);
        scenario.Webhook.Reports.ShouldBe([new DeliveryReport($"tag of {id}", Some.Phone, "Failed", "5002")]);
    }

    [Fact]
    public async Task Parts_that_come_to_two_gateways_are_one_text()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await using var other = await scenario.AddAsync(Ct);
        var parts = new[] { "واحد ", "اثنان ", "ثلاثة ", "أربعة" };

        for (var number = parts.Length; number > 0; number--)
        {
            await scenario.Smsc.DeliverAsync(
                new
                {
                    source_addr = Some.Phone.TrimStart('+'),
                    destination_addr = "99988",
                    esm_class = 0x40,
                    data_coding = 8,
                    hex = $"0500032A{parts.Length:X2}{number:X2}"
                        + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(parts[number - 1])),
                },
                Ct);
            await scenario.QuietAsync(Ct);
        }

        scenario.Webhook.Texts.ShouldHaveSingleItem().Sms.Text.ShouldBe(string.Concat(parts));
    }
}
