using System.Net;
using System.Text;
using MoiSms.Core.Receiving;
using MoiSms.Core.Sending;
using MoiSms.Gateway.Hosting;
using MoiSms.LocalHost;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

public sealed class GatewayOutTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_handed_over_once_and_its_receipt_comes_back_with_the_tag()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        var id = Guid.NewGuid();

        (await scenario.Gateway.SendAsync(Some.Phone, "Your residency is valid.", id, Ct))
            .ShouldBe(new SmsSendOutcome.Accepted($"Outgoing_{id:N}"));
        (await scenario.Gateway.SendAsync(Some.Phone, "Your residency is valid.", id, Ct))
            .ShouldBe(new SmsSendOutcome.Accepted($"Outgoing_{id:N}", Repeated: true));

        await Until.TrueAsync(() => scenario.Webhook.Reports.Count > 0, Ct);
        await scenario.QuietAsync(Ct);
        scenario.Webhook.Reports.ShouldBe([new DeliveryReport($"tag of {id}", Some.Phone, "Delivered", "2000")]);
        var submit = (await scenario.Smsc.StateAsync(Ct)).Submits.ShouldHaveSingleItem();
        (submit.To, submit.Text, submit.Coding).ShouldBe((Some.Phone.TrimStart('+'), "Your residency is valid.", 0));
    }

    [Fact]
    public async Task An_arabic_text_goes_out_in_parts_and_is_delivered_when_all_are()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        var text = string.Concat(Enumerable.Repeat("إقامتك صالحة حتى ", 10));
        var id = Guid.NewGuid();

        await scenario.Gateway.SendAsync(Some.Phone, text, id, Ct);

        await Until.TrueAsync(() => scenario.Webhook.Reports.Count > 0, Ct);
        await scenario.QuietAsync(Ct);
        scenario.Webhook.Reports.ShouldHaveSingleItem().Status.ShouldBe("Delivered");
        var submits = (await scenario.Smsc.StateAsync(Ct)).Submits;
        submits.Count.ShouldBe(3);
        submits.ShouldAllBe(one => one.Coding == 8 && one.Reference == submits[0].Reference);
        string.Concat(submits.OrderBy(one => one.Part).Select(one => one.Text)).ShouldBe(text);
    }

    [Fact]
    public async Task An_operator_that_takes_no_more_is_429_with_when_to_come_again_and_then_takes_it()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await scenario.Smsc.SetAsync(new { throttle = 1 }, Ct);
        var id = Guid.NewGuid();

        (await scenario.Gateway.SendAsync(Some.Phone, "one", id, Ct))
            .ShouldBe(new SmsSendOutcome.TryLater("429", TimeSpan.FromSeconds(1)));
        (await scenario.Gateway.SendAsync(Some.Phone, "one", id, Ct)).ShouldBeOfType<SmsSendOutcome.Accepted>();

        (await scenario.Smsc.StateAsync(Ct)).Submits.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_window_that_is_full_is_429_and_no_text_is_lost_or_doubled()
    {
        await using var scenario = await GatewayScenario.StartAsync(
            azurite, Ct, settings => settings with { Smsc = settings.Smsc with { Window = 2 } });
        await scenario.Smsc.SetAsync(new { holdMs = 200 }, Ct);
        var texts = Enumerable.Range(0, 12).Select(_ => Guid.NewGuid()).ToList();

        var refused = 0;
        await Task.WhenAll(texts.Select(async id =>
        {
            while (await scenario.Gateway.SendAsync(Some.Phone, $"text {id}", id, Ct) is SmsSendOutcome.TryLater later)
            {
                later.Code.ShouldBe("429");
                Interlocked.Increment(ref refused);
                await Task.Delay(50, Ct);
            }
        }));

        refused.ShouldBeGreaterThan(0);
        (await scenario.Smsc.StateAsync(Ct)).Submits.Select(one => one.Text).ShouldBe(texts.Select(id => $"text {id}"), ignoreOrder: true);
    }

    [Fact]
    public async Task A_number_that_the_operator_refuses_is_refused_for_good_and_costs_its_neighbours_nothing()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await scenario.Smsc.SetAsync(new { refuse = Some.Phone.TrimStart('+') }, Ct);

        (await scenario.Gateway.SendAsync(Some.Phone, "one", Guid.NewGuid(), Ct)).ShouldBe(new SmsSendOutcome.Refused("400"));
        (await scenario.Gateway.SendAsync("+96550000102", "one", Guid.NewGuid(), Ct)).ShouldBeOfType<SmsSendOutcome.Accepted>();
    }

    [Fact]
    public async Task Without_a_bind_a_send_is_503_and_the_gateway_is_ready_all_the_same()
    {
        await using var webhook = await EventSink.StartAsync(Ct);
        await using var gateway = await RunningGateway.StartAsync(
            azurite.NewAccount(), PortCheck.Free(), webhook.Address, Ct);
        using var http = new HttpClient { BaseAddress = gateway.Address };

        (await gateway.SendAsync(Some.Phone, "one", Guid.NewGuid(), Ct)).ShouldBe(new SmsSendOutcome.TryLater("503", null));
        (await http.GetStringAsync(new Uri("health/ready", UriKind.Relative), Ct)).ShouldBe("""{"ready":true,"bound":0,"wanted":1}""");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer nothing")]
    [InlineData("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=AAAA")]
    [InlineData("HMAC-SHA256 nonsense")]
    public async Task A_send_that_is_not_signed_is_401_and_nothing_goes_out(string? authorization)
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        using var http = new HttpClient { BaseAddress = scenario.Gateway.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "sms?api-version=2021-03-07")
        {
            Content = new StringContent("""{"from":"1","message":"one","smsRecipients":[{"to":"+96550000101"}]}""", Encoding.UTF8),
        };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        (await http.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await scenario.Smsc.StateAsync(Ct)).Submits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_drops_in_the_middle_of_a_window_doubles_nothing_and_forgets_nothing()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct, settings => settings with
        {
            ReceiptWait = TimeSpan.FromSeconds(5),
            SweepInterval = TimeSpan.FromMilliseconds(100),
        });
        await scenario.Smsc.SetAsync(new { holdMs = 50, dropAt = 6 }, Ct);
        var texts = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToList();

        await SendAllAsync(scenario.Gateway, texts);

        await Until.TrueAsync(() => scenario.Webhook.Reports.Count >= texts.Count, Ct);
        await scenario.QuietAsync(Ct);
        var sent = (await scenario.Smsc.StateAsync(Ct)).Submits.Select(one => one.Text).ToList();
        sent.ShouldBeUnique();
        // What the centre took is told by its receipt, whether or not it answered; what it never read, nobody knows.
        foreach (var id in texts)
        {
            var report = scenario.Webhook.Reports.Where(one => one.Tag == $"tag of {id}").ShouldHaveSingleItem();
            report.Code.ShouldBe(sent.Contains(Words(id)) ? "2000" : "5002");
        }
    }

    [Fact]
    public async Task Where_resending_is_chosen_what_nobody_knows_is_sent_again()
    {
        await using var scenario = await GatewayScenario.StartAsync(
            azurite, Ct, settings => settings with { AfterCrash = AfterCrash.Resend });
        await scenario.Smsc.SetAsync(new { dropAt = 1 }, Ct);
        var id = Guid.NewGuid();

        await SendAllAsync(scenario.Gateway, [id]);

        (await scenario.Smsc.StateAsync(Ct)).Submits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_gateway_that_stops_unbinds_and_finishes_what_is_under_way()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await scenario.Smsc.SetAsync(new { holdMs = 300 }, Ct);
        var id = Guid.NewGuid();
        var sending = scenario.Gateway.SendAsync(Some.Phone, "one", id, Ct);
        await Until.TrueAsync(async () => (await scenario.Smsc.StateAsync(Ct)).Submits.Count > 0, "a submit", Ct);

        await scenario.RestartAsync(Ct);

        (await sending).ShouldBeOfType<SmsSendOutcome.Accepted>();
        (await scenario.Gateway.SendAsync(Some.Phone, "one", id, Ct)).ShouldBeOfType<SmsSendOutcome.Accepted>().Repeated.ShouldBeTrue();
        (await scenario.Smsc.StateAsync(Ct)).Submits.Count.ShouldBe(1);
    }

    private static string Words(Guid id) => $"text {id}";

    /// <summary>As the queue does: each until it is taken, to a phone of its own.</summary>
    private static Task SendAllAsync(RunningGateway gateway, IEnumerable<Guid> texts) => Task.WhenAll(texts.Select(async (id, index) =>
    {
        while (await gateway.SendAsync($"+965500001{index:00}", Words(id), id, Ct) is not SmsSendOutcome.Accepted)
            await Task.Delay(50, Ct);
    }));
}
