using System.Net;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static MoiSms.Tests.Functions.AccessScenario;

namespace MoiSms.Tests.Functions;

/// <summary>A code counts by when it came, and one that could not be sent in time is followed by a new one.</summary>
public sealed class CodeRenewalTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan PastTheCode = LinkCodes.Lifetime + TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_that_was_accepted_in_time_links_however_late_it_is_handled_and_both_phones_hear_the_same()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        var code = await scenario.CodeAsync(Stranger, Known, KnownSerial, Ct);
        var inTime = scenario.Time.GetUtcNow();
        scenario.Time.MoveOn(TimeSpan.FromHours(3));

        var sms = new InboundSms { Id = Events.NewId(), From = Stranger, Text = code, ReceivedAt = inTime, AcceptedAt = inTime };
        await scenario.Service.Services.GetRequiredService<MessageQueues>().SendInboundAsync(QueueJson.Write(sms), TimeSpan.Zero, Ct);

        (await scenario.OutcomeAsync(Stranger, sms.Id, Ct)).Decision.ShouldBe(Decision.LinkChanged);
        await Until.TrueAsync(
            async () => (await scenario.RepliesAsync(KnownPhone, Ct)) is [var told] && told.Contains("linked", StringComparison.Ordinal),
            "the notice to the known phone",
            Ct);
    }

    [Fact]
    public async Task A_code_that_could_not_be_sent_in_time_is_followed_by_a_new_one_that_works()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        var asked = await WaitingAsync(scenario);
        scenario.Time.MoveOn(PastTheCode);

        var replies = await RepliesAsync(scenario, 1);

        replies.ShouldHaveSingleItem();
        (await FailureAsync(scenario, asked)).ShouldBe(ReplyFailure.Expired);
        (await scenario.Service.Table(TableNames.DeadLetters).QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct))
            .ShouldBeEmpty();
        (await scenario.TextAsync(Stranger, CodeIn(replies[0]), Ct)).Decision.ShouldBe(Decision.LinkChanged);
        (await scenario.LinkRecordAsync(NoPhone, Ct)).Attempts.List.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_asked_again_meanwhile_gets_no_third_code()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        var asked = await WaitingAsync(scenario);
        scenario.Time.MoveOn(PastTheCode);
        var code = await scenario.CodeAsync(Stranger, NoPhone, NoPhoneSerial, Ct);

        await Until.TrueAsync(
            async () => await FailureAsync(scenario, asked) == ReplyFailure.Expired, "the expired code", Ct);
        await scenario.Service.DrainedAsync(Ct);

        (await scenario.RepliesAsync(Stranger, Ct)).ShouldHaveSingleItem();
        (await scenario.TextAsync(Stranger, code, Ct)).Decision.ShouldBe(Decision.LinkChanged);
    }

    [Fact]
    public async Task Replaying_a_reply_that_held_a_code_sends_a_new_code_and_says_no_where_nobody_waits_for_one()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        await scenario.Service.SetFaultAsync(new { recipient = new { httpStatusCode = 400 }, count = 1 }, Ct);
        var asked = await scenario.Service.TextAtAsync(Stranger, $"register {NoPhone} {NoPhoneSerial}", scenario.Time.GetUtcNow(), Ct);
        await Until.TrueAsync(
            async () => (await scenario.Service.RowAsync(Stranger, asked, Ct))?.Failure is not null, "the refusal on the row", Ct);
        var id = (await scenario.Service.RowAsync(Stranger, asked, Ct))!.InboundId;
        scenario.Time.MoveOn(TimeSpan.FromHours(5));

        (await ReplayAsync(scenario, id)).ShouldBe(HttpStatusCode.OK);

        var replies = await RepliesAsync(scenario, 1);
        replies[0].ShouldNotContain(LinkCodes.Mask);
        (await ReplayAsync(scenario, id)).ShouldBe(HttpStatusCode.Conflict);
        (await scenario.TextAsync(Stranger, CodeIn(replies[0]), Ct)).Decision.ShouldBe(Decision.LinkChanged);
    }

    [Fact]
    public async Task A_reply_that_is_replayed_keeps_its_words_as_long_as_it_may_be_sent()
    {
        await using var scenario = await StartAsync(azurite, Ct);
        await scenario.Service.SetFaultAsync(new { recipient = new { httpStatusCode = 400 }, count = 1 }, Ct);
        var asked = await scenario.Service.TextAtAsync(Stranger, "hello", scenario.Time.GetUtcNow(), Ct);
        await Until.TrueAsync(
            async () => (await scenario.Service.RowAsync(Stranger, asked, Ct))?.Failure is not null, "the refusal on the row", Ct);
        scenario.Time.MoveOn(TimeSpan.FromHours(70));

        (await ReplayAsync(scenario, (await scenario.Service.RowAsync(Stranger, asked, Ct))!.InboundId)).ShouldBe(HttpStatusCode.OK);

        var row = (await scenario.Service.RowAsync(Stranger, asked, Ct))!;
        row.TextKeptUntil.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(row.ExpiresAt);
    }

    [Theory]
    [InlineData("Incoming_1:abc", "Incoming_1:abc.code2")]
    [InlineData("Incoming_1:abc.code2:def", "Incoming_1:abc.code3")]
    [InlineData("Incoming_1:abc.code", "Incoming_1:abc.code.code2")]
    public void Renewals_of_one_code_are_counted_and_their_ids_do_not_grow(string id, string next) =>
        CodeRenewals.For(id, Stranger, Some.Now, Some.Now, Some.Now).Id.ShouldBe(next);

    private static async Task<ReplyFailure?> FailureAsync(AccessScenario scenario, string id) =>
        (await scenario.Service.Services.GetRequiredService<ConversationStore>().ReadMessageAsync(Stranger, id, Ct))?.Failure;

    /// <summary>Registers, waits until ACS has refused the code for a while, and gives the id of the row.</summary>
    private static async Task<string> WaitingAsync(AccessScenario scenario)
    {
        var before = Deletes();
        await scenario.Service.SetFaultAsync(new { status = 429, retryAfterSeconds = 4, count = 1 }, Ct);
        var id = await scenario.Service.TextAtAsync(Stranger, $"register {NoPhone} {NoPhoneSerial}", scenario.Time.GetUtcNow(), Ct);
        // Put back, and not only refused: what is refused after the clock was moved waits for a time that never comes.
        await Until.TrueAsync(() => Deletes() > before, Ct);
        return (await scenario.Service.RowAsync(Stranger, id, Ct))!.InboundId;

        long Deletes() => scenario.Service.Host.QueueCounters.Of(QueueNames.Outbound).Deletes;
    }

    private static async Task<string[]> RepliesAsync(AccessScenario scenario, int count)
    {
        await Until.TrueAsync(async () => (await scenario.RepliesAsync(Stranger, Ct)).Length >= count, "the new code", Ct);
        return await scenario.RepliesAsync(Stranger, Ct);
    }

    private static async Task<HttpStatusCode> ReplayAsync(AccessScenario scenario, string id)
    {
        using var response = await scenario.Service.SendAsync(
            HttpMethod.Post, AdminRoutes.DeadLetters + "/replay", new { where = QueueNames.Outbound, id, reason = "a test" }, Ct);
        return response.StatusCode;
    }
}
