using System.Globalization;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Sending;
using MoiSms.Gateway.Hosting;
using MoiSms.LocalHost.Operator;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

public sealed class GatewayKillTests(AzuriteFixture azurite)
{
    private const int Texts = 120;
    private const int Kills = 4;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_gateways_are_killed_and_lines_cut_no_text_is_doubled_and_each_is_sent_or_reported_as_unknown()
    {
        await using var smsc = await Smsc.StartAsync(Ct);
        await using var webhook = await EventSink.StartAsync(Ct);
        var (account, port) = (azurite.NewAccount(), RunningGateway.FreePort());
        await new TableServiceClient(account).CreateTableIfNotExistsAsync(TableNames.Gateway, Ct);
        var settings = new Dictionary<string, string?>(RunningGateway.Settings(account, smsc.Port, webhook.Address))
        {
            [GatewaySettingNames.ResponseSeconds] = "1",
            [GatewaySettingNames.ReceiptWaitSeconds] = "4",
        };
        await smsc.SetAsync(new { holdMs = 30 }, Ct);
        var sender = RunningGateway.Sender(new Uri($"http://127.0.0.1:{port}"), account);
        var texts = Enumerable.Range(0, Texts).Select(_ => Guid.NewGuid()).ToList();

        var gateway = await GatewayProcess.StartAsync(port, settings, Ct);
        var sending = Parallel.ForEachAsync(
            texts, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Ct },
            async (id, ct) =>
            {
                var sms = new SmsToSend(PhoneOf(texts.IndexOf(id)), $"text {id}", $"{id}", id, Some.Now);
                while (await sender.SendAsync(sms, ct) is not SmsSendOutcome.Accepted)
                    await Task.Delay(100, ct);
            });
        try
        {
            for (var kill = 1; kill <= Kills; kill++)
            {
                await SubmittedAsync(kill * Texts / (Kills + 1));
                await smsc.CutAsync(Ct);
                await SubmittedAsync(kill * Texts / (Kills + 1) + 3);
                await gateway.DisposeAsync();
                gateway = await GatewayProcess.StartAsync(port, settings, Ct);
            }

            await sending;
            await Until.TrueAsync(
                () => webhook.Reports.Select(report => report.Tag).Distinct().Count() == Texts, "a report on each text", Ct);
        }
        finally
        {
            await gateway.DisposeAsync();
        }

        var sent = (await smsc.StateAsync(Ct)).Submits.Select(one => one.Text).ToList();
        sent.ShouldBeUnique();
        var unknown = webhook.Reports.Where(report => report.Code == "5002").Select(report => report.Tag).ToHashSet();
        texts.Where(id => !sent.Contains($"text {id}") && !unknown.Contains($"{id}")).ShouldBeEmpty();
        TestContext.Current.SendDiagnosticMessage($"{sent.Count} of {Texts} sent, {unknown.Count} reported as unknown");

        Task SubmittedAsync(int count) => Until.TrueAsync(
            async () => sending.IsCompleted || (await smsc.StateAsync(Ct)).Submits.Count >= count, $"{count} texts", Ct);
    }

    private static string PhoneOf(int number) => string.Create(CultureInfo.InvariantCulture, $"+96550001{number:000}");
}
