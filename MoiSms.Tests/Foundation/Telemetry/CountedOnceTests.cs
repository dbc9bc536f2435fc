using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Sending;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Telemetry;

/// <summary>One happening is one count, whatever comes again.</summary>
public sealed class CountedOnceTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_events_of_a_post_that_has_to_come_again_are_counted_when_it_is_stored()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        using var measured = Listen(service);
        string Post() => "[" + string.Join(',', Events.Sms("Incoming_1", Phone, "help"), Events.Report("Incoming_0", Phone), Events.Report(
            "Incoming_0", Phone, "Failed", "4001: x")) + "]";
        await service.Queue(QueueNames.Inbound).DeleteAsync(Ct);
        using (var failed = await service.PostEventsAsync(Events.Json(Post()), Ct))
            failed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        measured.Sums.ShouldBe([KeyValuePair.Create("moisms.webhook.refused reason=not-stored", 1.0)]);

        await service.Queue(QueueNames.Inbound).CreateAsync(cancellationToken: Ct);
        using (var stored = await service.PostEventsAsync(Events.Json(Post()), Ct))
            stored.StatusCode.ShouldBe(HttpStatusCode.OK);

        measured["moisms.events kind=sms-received"].ShouldBe(1);
        measured["moisms.events kind=delivery-report"].ShouldBe(2);
        measured["moisms.deliveries status=Delivered code=none"].ShouldBe(1);
        measured["moisms.deliveries status=Failed code=4001"].ShouldBe(1);
    }

    [Fact]
    public async Task A_text_that_is_delivered_three_times_is_answered_once_and_twice_a_duplicate()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        using var measured = Listen(service);
        var id = Events.NewId();
        var text = Events.Sms(id, Phone, "help");

        using (await service.PostEventsAsync(Events.Post(text, text, text), Ct))
            await service.ReplyAsync(id, Ct);

        await Until.TrueAsync(
            () => Task.FromResult(measured["moisms.texts decision=duplicate intent=none"] == 2), "both copies to be read", Ct);
        await Until.TrueAsync(
            async () => (await service.Queue(QueueNames.Outbound).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount == 0,
            "the copies of the reply to be handled", Ct);
        measured["moisms.texts decision=Answered intent=help"].ShouldBe(1);
        measured["moisms.sends outcome=accepted"].ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_that_acs_takes_at_the_second_try_was_put_back_once_and_accepted_once()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        using var measured = Listen(service);
        await service.SetFaultAsync(new { status = 429, retryAfterSeconds = 1, count = 1 }, Ct);

        await service.AskAsync(Phone, "help", Ct);

        await Until.TrueAsync(() => Task.FromResult(measured["moisms.sends outcome=accepted"] > 0), "the accepted send", Ct);
        measured.Sums.Where(one => one.Key.StartsWith("moisms.sends", StringComparison.Ordinal)
            || one.Key.StartsWith("moisms.put_back", StringComparison.Ordinal)).ShouldBe(
            [
                KeyValuePair.Create("moisms.sends outcome=accepted", 1.0),
                KeyValuePair.Create("moisms.sends outcome=put-back", 1.0),
                KeyValuePair.Create("moisms.put_back queue=sms-outbound", 1.0),
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 2, 0)]
    public async Task A_copy_that_acs_had_taken_already_is_no_second_answer_unless_it_is_a_try_whose_answer_was_lost(
        int tries, int accepted, int repeated)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        using var measured = Listen(service);
        var sender = service.Services.GetRequiredService<ReplySender>();
        var (conversations, first) = (service.Services.GetRequiredService<ConversationStore>(), Reply("help"));
        await sender.SendAsync(first, 1, Ct);
        await conversations.TryAddAsync(Row(first), null, Ct);

        await sender.SendAsync(first with { IsCopy = true, Tries = tries }, 1, Ct);

        measured["moisms.sends outcome=accepted"].ShouldBe(accepted);
        measured["moisms.sends outcome=repeated"].ShouldBe(repeated);
        measured["moisms.parts"].ShouldBe(accepted);
    }

    [Fact]
    public async Task A_resend_costs_its_parts_once_more_and_has_no_latency()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        using var measured = Listen(service);
        var first = Reply(new string('x', 200));

        foreach (var reply in new[] { first, first with { Attempt = 2 } })
            await service.Services.GetRequiredService<ReplySender>().SendAsync(reply, 1, Ct);

        measured["moisms.sends outcome=accepted"].ShouldBe(2);
        measured["moisms.parts"].ShouldBe(4);
        measured.Sums.Keys.Count(series => series.StartsWith(MetricNames.Latency, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_of_a_queue_function_that_throws_is_counted_by_its_function()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        using var measured = Listen(service);

        await service.Queue(QueueNames.Inbound).SendMessageAsync("no message of ours", Ct);
        await service.Queue(QueueNames.Outbound).SendMessageAsync("no message of ours", Ct);

        await Until.TrueAsync(() => measured.Sums.Count == 2, "both failures", Ct);
        measured.Sums.ShouldBe(
            [KeyValuePair.Create("moisms.failures function=ResolveSms", 1.0), KeyValuePair.Create(
                "moisms.failures function=SendReply", 1.0)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_run_that_the_stopping_host_cancels_is_no_failure()
    {
        await using var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<MoiSmsMetrics>()
            .AddSingleton<FunctionFailures>()
            .BuildServiceProvider();
        using var measured = new Measurements(services.GetRequiredService<IMeterFactory>());
        var failures = services.GetRequiredService<FunctionFailures>();
        using var stopping = new CancellationTokenSource();

        await Should.ThrowAsync<TaskCanceledException>(
            () => failures.CountAsync("SendReply", () => throw new TaskCanceledException(), stopping.Token));
        await stopping.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(
            () => failures.CountAsync("SendReply", () => throw new TaskCanceledException(), stopping.Token));

        measured["moisms.failures function=SendReply"].ShouldBe(1);
    }

    [Fact]
    public async Task The_pilots_counts_hold_what_its_report_is_made_of_and_take_no_age_of_a_queue_for_a_latency()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var (metrics, counters) =
            (service.Services.GetRequiredService<MoiSmsMetrics>(), service.Services.GetRequiredService<PilotCounters>());
        counters.TakeChanged();

        metrics.Queue(QueueNames.Inbound, TimeSpan.FromSeconds(3), 5);
        metrics.RefusedPost(MetricValues.Refusal.NoToken);
        counters.TakeChanged().ShouldBeEmpty();

        metrics.FirstSent(TimeSpan.FromSeconds(3));
        metrics.Decided(nameof(Decision.Answered), null);
        counters.TakeChanged().Values.ShouldHaveSingleItem().Counts.Keys.ShouldBe(["latency|9", "texts|Answered|none"], ignoreOrder: true);
    }

    private static OutboundSms Reply(string text)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new OutboundSms
        {
            InboundId = Events.NewId(),
            To = Phone,
            Text = text,
            WrittenAt = now,
            AcceptedAt = now,
            ExpiresAt = now.AddHours(1),
        };
    }

    /// <summary>The row of its text, as it is before the reply is marked sent.</summary>
    private static ConversationMessage Row(OutboundSms reply) => new()
    {
        InboundId = reply.InboundId,
        Phone = reply.To,
        Text = "help",
        ReceivedAt = reply.AcceptedAt,
        AcceptedAt = reply.AcceptedAt,
        Decision = Decision.Answered,
        Reply = reply.Text,
        Parts = 1,
        WrittenAt = reply.WrittenAt,
        ExpiresAt = reply.ExpiresAt,
        TextKeptUntil = reply.ExpiresAt,
    };

    private static Measurements Listen(TestService service) => new(service.Services.GetRequiredService<IMeterFactory>());
}
