using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Sending;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Sending;

/// <summary>While ACS refuses everything, one reply at a time is tried and the others wait as they are.</summary>
public sealed class SendPauseTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403, 0)]
    [InlineData(500, 0)]
    [InlineData(400, 2)]
    public async Task What_waits_during_a_pause_is_sent_after_it_and_nothing_is_filed_meanwhile(int status, int filedBefore)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.SetFaultAsync(new { status }, Ct);
        var ids = Enumerable.Range(0, 10).Select(_ => Events.NewId()).ToArray();
        using var response = await service.PostEventsAsync(
            Events.Post([.. ids.Select((id, i) => (JsonNode)Events.Sms(id, $"965500004{i:D2}", "help"))]), Ct);
        await Until.TrueAsync(async () => await IsPausedAsync(service), "a pause", Ct);

        await service.Phone.DeleteAsync(new Uri("simulator/faults", UriKind.Relative), Ct);

        await Until.TrueAsync(async () => !await IsPausedAsync(service), "the end of the pause", Ct);
        // One that was refused before the pause may be filed after it began.
        await Until.TrueAsync(
            async () => await SentAsync(service) + await FiledAsync(service) == ids.Length, "the replies that waited", Ct);
        (await FiledAsync(service)).ShouldBeLessThanOrEqualTo(filedBefore);
    }

    [Fact]
    public async Task All_instances_see_a_pause_and_one_of_them_has_the_trial()
    {
        await using var service = await StoppedAsync();
        var time = new MovableTime(Some.Now);
        var (one, other) = (Pause(service, time), Pause(service, time));
        await FailAsync(one, SendPause.Limit);
        await other.RefreshAsync(Ct);
        (one.IsOn, other.IsOn, one.MayTry, other.MayTry).ShouldBe((true, true, false, false));
        time.MoveOn(TimeSpan.FromSeconds(3));

        (await one.TryBeginTrialAsync(Ct), await other.TryBeginTrialAsync(Ct)).ShouldBe((true, false));
        await one.FailedAsync("trial", "403", isTrial: true, Ct);
        time.MoveOn(TimeSpan.FromSeconds(3));
        (await other.TryBeginTrialAsync(Ct)).ShouldBeFalse("the distance doubles");
        time.MoveOn(TimeSpan.FromSeconds(3));
        (await other.TryBeginTrialAsync(Ct)).ShouldBeTrue();
        await other.TakenAsync();

        await one.RefreshAsync(Ct);
        (one.IsOn, other.IsOn).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_trial_whose_instance_was_killed_is_begun_again()
    {
        await using var service = await StoppedAsync();
        var time = new MovableTime(Some.Now);
        var pause = Pause(service, time);
        await FailAsync(pause, SendPause.Limit);
        time.MoveOn(TimeSpan.FromSeconds(3));
        await pause.TryBeginTrialAsync(Ct);
        (await pause.TryBeginTrialAsync(Ct)).ShouldBeFalse();

        time.MoveOn(TimeSpan.FromSeconds(20));

        (await pause.TryBeginTrialAsync(Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task One_reply_that_fails_again_and_again_pauses_nobody()
    {
        await using var service = await StoppedAsync();
        var pause = Pause(service, new MovableTime(Some.Now));

        for (var i = 0; i < 20; i++)
            await pause.FailedAsync("the same", "500", isTrial: false, Ct);
        await FailAsync(pause, SendPause.Limit - 2);

        pause.IsOn.ShouldBeFalse();
    }

    [Fact]
    public async Task A_reply_whose_lifetime_ends_during_a_pause_is_not_given_up_and_no_try_is_counted()
    {
        await using var service = await StoppedAsync();
        await FailAsync(service.Services.GetRequiredService<SendPause>(), SendPause.Limit);
        var now = TimeProvider.System.GetUtcNow();
        var message = Some.Message with { AcceptedAt = now.AddDays(-2), WrittenAt = now.AddDays(-2), ExpiresAt = now.AddDays(-1) };
        await service.Services.GetRequiredService<ConversationStore>().TryAddAsync(message, null, Ct);

        await service.Services.GetRequiredService<ReplySender>().SendAsync(OutboundMessages.For(message), 1, Ct);

        await Until.TrueAsync(
            async () => (await service.Queue(QueueNames.Outbound).PeekMessageAsync(Ct)).Value is { } waits
                && QueueJson.ReadOutbound(waits.Body) is { Tries: 0, IsCopy: true },
            "the reply in its queue",
            Ct);
        (await FiledAsync(service)).ShouldBe(0);
        (await service.RequestsAsync(Ct)).ShouldBeEmpty();
    }

    private async Task<TestService> StoppedAsync()
    {
        var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        await service.Host.StopAsync();
        return service;
    }

    private static SendPause Pause(TestService service, TimeProvider time) => new(
        service.Services.GetRequiredService<PauseStore>(), service.Services.GetRequiredService<MoiSmsMetrics>(), time,
        NullLogger<SendPause>.Instance);

    private static async Task FailAsync(SendPause pause, int replies)
    {
        for (var i = 0; i < replies; i++)
            await pause.FailedAsync($"reply {i}", "403", isTrial: false, Ct);
    }

    private static async Task<bool> IsPausedAsync(TestService service) => (await service.Table(TableNames.Settings)
        .GetEntityIfExistsAsync<TableEntity>(PauseNames.Partition, PauseNames.Row, cancellationToken: Ct)).HasValue;

    private static async Task<int> FiledAsync(TestService service) =>
        await service.Table(TableNames.DeadLetters).QueryAsync<TableEntity>(cancellationToken: Ct).CountAsync(Ct);

    private static async Task<int> SentAsync(TestService service) =>
        (await service.ConversationAsync("", Ct)).Count(one => one.GetProperty("direction").GetString() == "out");
}
