using System.Text;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Operator;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

/// <summary>The whole service with its only sender, over SMPP in place of Azure Communication Services.</summary>
public sealed class GatewayServiceTests(AzuriteFixture azurite)
{
    private const string Words = "كيف أجدد رخصة القيادة وما الأوراق المطلوبة";

    [Fact]
    public async Task A_text_over_smpp_gets_its_arabic_reply_over_smpp_and_the_row_says_delivered()
    {
        var ct = TestContext.Current.CancellationToken;
        var port = PortCheck.Free();
        await using var smsc = await Smsc.StartAsync(ct);
        await using var service = await TestService.StartAsync(azurite, ct, settings =>
            settings[SettingNames.AcsConnectionString] = $"endpoint=http://127.0.0.1:{port}/;accesskey={LocalSettings.AcsAccessKey}");
        await using var gateway = await RunningGateway.StartAsync(
            service.Storage.ConnectionString!, smsc.Port, new Uri(service.Functions.BaseAddress!, "api/sms/events"), ct, port);

        await smsc.DeliverAsync(
            new
            {
                source_addr_ton = 1,
                source_addr = Some.Phone.TrimStart('+'),
                destination_addr = "99988",
                data_coding = 8,
                hex = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Words)),
            },
            ct);

        await Until.TrueAsync(async () => await smsc.StateAsync(ct) is { Submits.Count: > 0, Waiting: 0 } state
            && state.Answers.Count > state.Submits.Count, "a reply that is reported as delivered", ct);
        var submits = (await smsc.StateAsync(ct)).Submits;
        submits.Count.ShouldBeGreaterThan(1);
        submits.ShouldAllBe(one => one.To == Some.Phone.TrimStart('+') && one.Coding == 8);
        await Until.TrueAsync(
            async () => await service.Table(TableNames.Conversations).QueryAsync<TableEntity>(cancellationToken: ct)
                .AnyAsync(row => row.ContainsKey("DeliveredAt"), ct),
            "a row that says delivered", ct);
    }
}
