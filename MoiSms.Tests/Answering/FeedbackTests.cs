using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;
using MoiSms.Functions;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

public sealed class FeedbackTests(AzuriteFixture azurite)
{
    private const string Member = "+96550000101";
    private const string Other = "+96550000102";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_who_calls_a_reply_wrong_is_thanked_and_reply_question_and_words_are_kept_together()
    {
        await using var service = await StartAsync();
        (await service.AskAsync(Member, "thanks", Ct)).ShouldContain("Kept with the reply for 30 days.");
        var reply = await service.AskAsync(Member, "residency", Ct);

        (await service.AskAsync(Member, "Wrong, my licence was meant", Ct)).ShouldStartWith("Thank you, your note is recorded.");

        var flag = (await FlagsAsync(service)).ShouldHaveSingleItem();
        (flag.Intent, flag.Asked, flag.Reply, flag.Words).ShouldBe(("residency", "residency", reply, "Wrong, my licence was meant"));
    }

    [Fact]
    public async Task Arabic_works_too_and_the_notice_is_said_once_with_the_third_reply_at_the_latest()
    {
        await using var service = await StartAsync();
        var replies = new List<string>();
        for (var i = 0; i < 5; i++)
            replies.Add(await service.AskAsync(Member, "متى تنتهي اقامتي", Ct));
        replies.Take(3).Count(reply => reply.Contains("أرسل خطأ", StringComparison.Ordinal)).ShouldBe(1);
        replies.Take(3).Count(reply => reply.Contains("الخصوصية", StringComparison.Ordinal)).ShouldBe(1);
        replies.Skip(3).ShouldAllBe(reply => !reply.Contains("أرسل خطأ", StringComparison.Ordinal));
        await service.AskAsync(Member, "متى تنتهي رخصتي", Ct);

        await service.AskAsync(Member, "خطأ التاريخ قديم", Ct);

        (await FlagsAsync(service)).ShouldHaveSingleItem().Asked.ShouldBe("متى تنتهي رخصتي");
    }

    [Fact]
    public async Task Who_is_no_member_flags_nothing_and_is_not_told_to()
    {
        await using var service = await StartAsync();
        (await service.AskAsync(Other, "residency", Ct)).ShouldNotContain("WRONG");

        await service.AskAsync(Other, "wrong answer", Ct);

        (await FlagsAsync(service)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_reply_before_it_there_is_nothing_to_flag()
    {
        await using var service = await StartAsync();

        await service.AskAsync(Member, "wrong", Ct);

        (await FlagsAsync(service)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redelivered_flag_is_kept_once()
    {
        await using var service = await StartAsync();
        await service.AskAsync(Member, "residency", Ct);
        var id = Events.NewId();
        for (var i = 0; i < 2; i++)
        {
            using var response = await service.PostEventsAsync(Events.Post(Events.Sms(id, Member, "wrong date")), Ct);
            response.EnsureSuccessStatusCode();
            await service.ReplyAsync(id, Ct);
        }

        await service.AskAsync(Member, "help", Ct);
        (await FlagsAsync(service)).ShouldHaveSingleItem().Asked.ShouldBe("residency");
    }

    [Fact]
    public async Task The_report_tells_from_counters_what_happened()
    {
        await using var service = await StartAsync();
        var answered = new[]
        {
            await service.AskAsync(Member, "residency", Ct),
            await service.AskAsync(Other, "residency", Ct),
            await service.AskAsync(Other, "qwrtplkjh", Ct),
            await service.AskAsync(Other, "our electricity bill is double this month", Ct),
        };
        await service.AskAsync(Member, "wrong", Ct);
        var expectedParts = answered.Sum(text => SmsSegmenter.Count(text).Parts) + 1;

        PilotReport? report = null;
        await Until.TrueAsync(
            async () => (report = await service.AdminAsync<PilotReport>(
                HttpMethod.Get, AdminRoutes.PilotReport, null, Ct)) is { Texts: 5, Replies: 5 }, "kept counters", Ct);

        report!.People.ShouldBe(2);
        report.NotUnderstood.ShouldBe(1);
        report.Intents.ShouldBe(
            new Dictionary<string, long> { ["residency"] = 2, ["unknown"] = 1, ["other"] = 1, ["feedback"] = 1 }, ignoreOrder: true);
        report.Decisions.ShouldBe(new Dictionary<string, long> { ["Answered"] = 5 });
        report.Parts.ShouldBeGreaterThanOrEqualTo(expectedParts);
        report.Latency.P99.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(report.Latency.P50.ShouldNotBeNull());
        report.Failures.ShouldBeEmpty();
        report.Flagged.ShouldBe(1);
        report.Flags.ShouldBeEmpty("words need an operator and a reason");
        report.Days.ShouldHaveSingleItem().Texts.ShouldBe(5);
    }

    [Fact]
    public async Task What_was_counted_last_is_kept_at_shutdown()
    {
        await using var service = await StartAsync();
        await service.AskAsync(Other, "help", Ct);

        await service.Host.StopAsync();

        var rows = await service.Table(TableNames.Pilot).QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct);
        rows.ShouldContain(row => row.PartitionKey.StartsWith(PilotCounterStore.Prefix, StringComparison.Ordinal)
            && row.GetString("Counts").Contains("texts|Answered|help", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Flags_go_after_30_days_and_members_stay()
    {
        await using var service = await StartAsync();
        var today = KuwaitTime.Today(TimeProvider.System.GetUtcNow());
        var table = service.Table(TableNames.Pilot);
        foreach (var days in new[] { 29, 30, 31, 60 })
            await table.AddEntityAsync(new TableEntity(FeedbackStore.PartitionOf(today.AddDays(-days)), "a flag"), Ct);
        await table.AddEntityAsync(new TableEntity(PilotCounterStore.PartitionOf(today.AddDays(-60)), "an instance"), Ct);

        await ActivatorUtilities.CreateInstance<PurgePilot>(service.Services).RunAsync(new TimerInfo(), Ct);

        (await table.QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct)).Select(row => row.PartitionKey).ShouldBe(
            [PilotCounterStore.PartitionOf(today.AddDays(-60)), FeedbackStore.PartitionOf(today.AddDays(-30)), FeedbackStore.PartitionOf(
                today.AddDays(-29)), "members"],
            ignoreOrder: true);
    }

    private static async Task<IReadOnlyList<FeedbackFlag>> FlagsAsync(TestService service)
    {
        var today = KuwaitTime.Today(TimeProvider.System.GetUtcNow());
        return await service.Services.GetRequiredService<FeedbackStore>().ReadAsync(today.AddDays(-1), today, Ct);
    }

    private async Task<TestService> StartAsync()
    {
        var service = await TestService.StartAsync(azurite, Ct);
        await service.AddMembersAsync(Ct, Member);
        return service;
    }
}
