using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class AdminDeadLetterTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_that_was_apologised_for_is_answered_once_however_often_it_is_replayed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = await FileTextAsync(service, "residency");
        var letter = (await ListAsync(service)).Letters.ShouldHaveSingleItem().Id;

        for (var i = 0; i < 3; i++)
            (await ActAsync<DeadLetterView>(service, "replay", QueueNames.Inbound, letter)).ReplayedAt.ShouldNotBeNull();
        await service.AskAsync("+96550000102", "help", Ct);
        await Until.TrueAsync(
            async () => (await service.RowAsync(Phone, id + ".replay", Ct))?.SentAttempt == 1, "the replayed answer", Ct);
        await Until.TrueAsync(async () =>
            (await service.Queue(QueueNames.Inbound).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount == 0, "an empty queue", Ct);

        var replies = (await service.ConversationAsync(Phone, Ct)).Select(one => one.GetProperty("text").GetString()!).ToList();
        replies.Count.ShouldBe(2);
        replies[0].ShouldStartWith("Sorry, we could not answer now.");
        replies[1].ShouldContain("residency", Case.Insensitive);
        (await ListAsync(service)).Letters.ShouldHaveSingleItem().ReplayedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reply_that_acs_refused_is_sent_when_it_is_replayed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var (id, reply) = await RefusedAsync(service);

        var letter = (await ListAsync(service)).Letters.ShouldHaveSingleItem().Id;

        await ActAsync<DeadLetterView>(service, "replay", QueueNames.Outbound, letter);

        (await service.ReplyAsync(id, Ct)).ShouldBe(reply);
        await Until.TrueAsync(
            async () => (await service.RowAsync(Phone, id, Ct))?.SentAttempt == 2, "the mark of the second attempt", Ct);
        using var again = await service.SendAsync(
            HttpMethod.Post, AdminRoutes.DeadLetters + "/replay", new { where = QueueNames.Outbound, id = letter, reason = "a test" }, Ct);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_list_shows_no_body_and_what_is_shown_and_discarded_is_gone()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var provided = await FileTextAsync(service, "residency");

        var listed = (await ListAsync(service)).Letters.ShouldHaveSingleItem();
        (listed.Where, listed.Body, listed.Cut).ShouldBe((QueueNames.Inbound, null, false));
        var id = listed.Id;
        id.ShouldStartWith(provided + ":");
        (await ActAsync<DeadLetterView>(service, "show", QueueNames.Inbound, id)).Body.ShouldNotBeNull()
            .ShouldContain("\"text\":\"residency\"");

        await ActAsync<object>(service, "discard", QueueNames.Inbound, id);
        (await ListAsync(service)).Letters.ShouldBeEmpty();
        using var gone = await service.SendAsync(
            HttpMethod.Post, AdminRoutes.DeadLetters + "/show", new { where = QueueNames.Inbound, id, reason = "a test" }, Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_cut_or_is_no_message_of_ours_cannot_be_replayed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var store = service.Services.GetRequiredService<DeadLetterStore>();
        await store.FileAsync(new DeadLetter
        {
            Where = QueueNames.Inbound,
            Id = "long",
            Reason = "a test",
            Body = new string('x', DeadLetterStore.MaxBody + 1),
        }, Ct);
        await store.FileAsync(new DeadLetter { Where = QueueNames.Inbound, Id = "nonsense", Reason = "a test", Body = "no message" }, Ct);

        foreach (var id in new[] { "long", "nonsense" })
        {
            using var response = await service.SendAsync(
                HttpMethod.Post, AdminRoutes.DeadLetters + "/replay", new { where = QueueNames.Inbound, id, reason = "a test" }, Ct);
            response.StatusCode.ShouldBe(HttpStatusCode.Conflict, id);
        }

        (await ListAsync(service)).Letters.ShouldAllBe(letter => letter.ReplayedAt == null);
    }

    [Fact]
    public async Task An_event_that_can_be_read_by_now_is_taken_in_when_it_is_replayed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = Events.NewId();
        await service.Services.GetRequiredService<DeadLetterStore>().FileAsync(
            new DeadLetter
            {
                Where = DeadLetter.Events,
                Id = "an event",
                Reason = "a test",
                Body = Events.Sms(id, Phone, "help").ToJsonString(),
            }, Ct);

        await ActAsync<DeadLetterView>(service, "replay", DeadLetter.Events, "an event");

        (await service.ReplyAsync(id, Ct)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_still_lies_in_a_poison_queue_is_listed_and_stays_there()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        await service.Host.StopAsync();
        await service.Queue(QueueNames.OutboundPoison).SendMessageAsync("stuck", Ct);
        var desk = service.Services.GetRequiredService<DeadLetterOperations>();

        for (var i = 0; i < 2; i++)
        {
            var list = await desk.ListAsync(new TestOperator(), Ct);
            list.Waiting.ShouldBe(1);
            list.Letters.ShouldHaveSingleItem().Where.ShouldBe(QueueNames.OutboundPoison);
        }
    }

    private static Task<T> ActAsync<T>(TestService service, string act, string where, string id) =>
        service.AdminAsync<T>(HttpMethod.Post, $"{AdminRoutes.DeadLetters}/{act}", new { where, id, reason = "a test" }, Ct);

    private static Task<DeadLetterList> ListAsync(TestService service) =>
        service.AdminAsync<DeadLetterList>(HttpMethod.Get, AdminRoutes.DeadLetters, null, Ct);

    private static async Task<string> FileTextAsync(TestService service, string text)
    {
        var now = TimeProvider.System.GetUtcNow();
        var sms = new InboundSms { Id = Events.NewId(), From = Phone, Text = text, ReceivedAt = now, AcceptedAt = now };
        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), Ct);
        await service.ReplyAsync(sms.Id, Ct);
        await Until.TrueAsync(async () => (await ListAsync(service)).Letters is [{ Where: QueueNames.Inbound }], "a filed text", Ct);
        return sms.Id;
    }

    private static async Task<(string Id, string Reply)> RefusedAsync(TestService service)
    {
        await service.SetFaultAsync(new { recipient = new { httpStatusCode = 400 }, count = 1 }, Ct);
        var id = await service.TextAsync(Phone, "help", Ct);
        await Until.TrueAsync(
            async () => (await service.RowAsync(Phone, id, Ct))?.Failure == ReplyFailure.Refused, "a refused reply", Ct);
        return (id, (await service.RowAsync(Phone, id, Ct))!.Reply!);
    }
}
