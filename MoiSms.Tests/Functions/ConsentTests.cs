using System.Net;
using MoiSms.Core.Conversations;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static MoiSms.Tests.Functions.AccessScenario;

namespace MoiSms.Tests.Functions;

/// <summary>What a person decided about being texted holds, whatever comes late, twice, or by itself.</summary>
public sealed class ConsentTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("START", "STOP", false)]
    [InlineData("STOP", "START", true)]
    public async Task The_later_of_stop_and_start_holds_though_the_earlier_is_heard_after_it(string later, string earlier, bool optedOut)
    {
        await using var scenario = await StartAsync(azurite, Ct);
        await TextedAsync(scenario, later, secondsAgo: 30);

        (await TextedAsync(scenario, earlier, secondsAgo: 60)).ShouldSatisfyAllConditions(
            told => told.Decision.ShouldBe(Decision.OptChanged),
            told => told.Reply.ShouldBeNull());

        (await scenario.StateAsync(Stranger, Ct)).OptedOut.ShouldBe(optedOut);
    }

    [Fact]
    public async Task A_stop_from_a_clock_that_runs_ahead_is_undone_by_the_next_start()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        await TextedAsync(scenario, "STOP", secondsAgo: -7200);

        await scenario.TextAsync(Stranger, "START", Ct);

        (await scenario.StateAsync(Stranger, Ct)).OptedOut.ShouldBeFalse();
    }

    [Fact]
    public async Task A_report_of_an_opt_out_that_comes_late_or_again_undoes_no_start_after_it()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        var told = await scenario.TextAsync(Stranger, "hello", Ct);
        await scenario.SettledAsync(Stranger, told.Id, Ct);
        var tag = (await scenario.Service.RowAsync(Stranger, told.Id, Ct))!.InboundId;
        await ReportAsync(scenario, tag);
        (await scenario.StateAsync(Stranger, Ct)).OptedOut.ShouldBeTrue();
        scenario.Time.MoveOn(TimeSpan.FromMinutes(1));
        await scenario.TextAsync(Stranger, "START", Ct);

        await ReportAsync(scenario, tag);
        await ReportAsync(scenario, tag);

        (await scenario.StateAsync(Stranger, Ct)).OptedOut.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Incoming_never_sent")]
    [InlineData("#7")]
    public async Task A_report_of_an_opt_out_about_what_was_never_sent_means_nothing(string tag)
    {
        await using var scenario = await StartAsync(azurite, Ct);
        var told = await scenario.TextAsync(Stranger, "hello", Ct);

        var row = (await scenario.Service.RowAsync(Stranger, told.Id, Ct))!;
        await ReportAsync(scenario, tag[0] == '#' ? row.InboundId + tag : tag);

        (await scenario.StateAsync(Stranger, Ct)).OptedOut.ShouldBeFalse();
    }

    [Fact]
    public async Task After_stop_only_its_confirmation_is_sent_of_what_waits()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        await scenario.Service.SetFaultAsync(new { status = 429, retryAfterSeconds = 5, count = 2 }, Ct);
        var waits = await WaitingAsync(scenario, "hello");
        var stop = await WaitingAsync(scenario, "STOP");

        (await scenario.Service.ReplyAsync(stop, Ct)).ShouldNotBeEmpty();
        await Until.TrueAsync(
            async () => (await scenario.Service.RowAsync(Stranger, waits, Ct))?.Failure == ReplyFailure.OptedOut, "the dropped reply", Ct);

        (await scenario.RepliesAsync(Stranger, Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_an_emergency_is_answered_passes_a_stop_that_came_while_it_waited()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        await scenario.Service.SetFaultAsync(new { status = 429, retryAfterSeconds = 5, count = 1 }, Ct);
        var fire = await WaitingAsync(scenario, "there is a fire in my house");
        await scenario.TextAsync(Stranger, "STOP", Ct);

        (await scenario.Service.ReplyAsync(fire, Ct)).ShouldContain("112");
    }

    [Fact]
    public async Task A_confirmation_of_stop_that_start_has_overtaken_is_not_sent()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        await scenario.Service.SetFaultAsync(new { status = 429, retryAfterSeconds = 5, count = 1 }, Ct);
        var stop = await WaitingAsync(scenario, "STOP");
        await scenario.TextAsync(Stranger, "START", Ct);

        await Until.TrueAsync(
            async () => (await scenario.Service.RowAsync(Stranger, stop, Ct))?.Failure == ReplyFailure.OptedOut, "the dropped reply", Ct);

        (await scenario.RepliesAsync(Stranger, Ct)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("I'm driving with Do Not Disturb on. I'll start reading messages when I get there.")]
    [InlineData("I am on vacation. I will resume answering messages on the 5th")]
    [InlineData("رد تلقائي: ابدأ بدوني")]
    [InlineData("when does the service start")]
    public async Task An_automatic_answer_or_a_question_brings_nobody_back(string text)
    {
        await using var scenario = await StartAsync(azurite, Ct);
        await scenario.TextAsync(Stranger, "STOP", Ct);

        (await scenario.TextAsync(Stranger, text, Ct)).Decision.ShouldBe(Decision.OptedOut);

        (await scenario.StateAsync(Stranger, Ct)).OptedOut.ShouldBeTrue();
    }

    private static async Task<Told> TextedAsync(AccessScenario scenario, string text, int secondsAgo)
    {
        var id = await scenario.Service.TextAtAsync(Stranger, text, scenario.Time.GetUtcNow().AddSeconds(-secondsAgo), Ct);
        return await scenario.OutcomeAsync(Stranger, id, Ct);
    }

    /// <summary>Texts, and waits until ACS has refused the reply.</summary>
    private static async Task<string> WaitingAsync(AccessScenario scenario, string text)
    {
        var before = (await scenario.Service.RequestsAsync(Ct)).Length;
        var id = await scenario.Service.TextAtAsync(Stranger, text, scenario.Time.GetUtcNow(), Ct);
        await Until.TrueAsync(async () => (await scenario.Service.RequestsAsync(Ct)).Length > before, "a try to send", Ct);
        return id;
    }

    private static async Task ReportAsync(AccessScenario scenario, string tag)
    {
        using var response = await scenario.Service.PostEventsAsync(Events.Post(Events.Report(tag, Stranger, "Failed", "4007")), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
