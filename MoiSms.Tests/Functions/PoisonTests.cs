using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class PoisonTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hello there", "en")]
    [InlineData("مرحبا", "ar")]
    public async Task A_text_that_could_not_be_resolved_is_apologised_for_and_filed(string text, string language)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var sms = Inbound(text);

        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), Ct);

        var apology = await service.ReplyAsync(sms.Id, Ct);
        apology.Any(letter => letter is >= '\u0600' and <= '\u06FF').ShouldBe(language == "ar");
        (await service.RowAsync(Phone, sms.Id, Ct))!.Decision.ShouldBe(Decision.Poisoned);
        (await FiledAsync(service, QueueNames.Inbound)).ShouldHaveSingleItem().RowKey.ShouldStartWith(sms.Id + ":");
    }

    [Fact]
    public async Task A_copy_of_it_that_is_still_in_flight_gets_no_second_answer()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var sms = Inbound("help");
        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), Ct);
        var apology = await service.ReplyAsync(sms.Id, Ct);

        await service.Queue(QueueNames.Inbound).SendMessageAsync(QueueJson.Write(sms), Ct);
        await service.AskAsync("+96550000102", "help", Ct);

        (await service.ConversationAsync(Phone, Ct)).ShouldHaveSingleItem().GetProperty("text").GetString().ShouldBe(apology);
    }

    [Fact]
    public async Task A_text_that_was_answered_after_all_is_not_apologised_for_nor_filed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var sms = Inbound("help");
        await service.Queue(QueueNames.Inbound).SendMessageAsync(QueueJson.Write(sms), Ct);
        await service.ReplyAsync(sms.Id, Ct);

        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), Ct);
        await EmptyAsync(service, QueueNames.InboundPoison);

        (await service.RowAsync(Phone, sms.Id, Ct))!.Decision.ShouldBe(Decision.Answered);
        (await FiledAsync(service, QueueNames.Inbound)).ShouldBeEmpty();
        (await service.ConversationAsync(Phone, Ct)).Count(one => one.GetProperty("direction").GetString() == "out").ShouldBe(1);
    }

    [Theory]
    [InlineData(QueueNames.InboundPoison, QueueNames.Inbound)]
    [InlineData(QueueNames.OutboundPoison, QueueNames.Outbound)]
    public async Task Nonsense_is_filed_once_however_often_it_comes(string poison, string where)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.Queue(poison).SendMessageAsync("no message of ours", Ct);
        await service.Queue(poison).SendMessageAsync("no message of ours", Ct);

        await EmptyAsync(service, poison);

        (await FiledAsync(service, where)).ShouldHaveSingleItem().GetString("Body").ShouldBe("no message of ours");
    }

    [Fact]
    public async Task A_reply_that_could_not_be_handled_is_filed_unless_it_was_sent_after_all()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var sent = await service.TextAsync(Phone, "help", Ct);
        await Until.TrueAsync(async () => (await service.RowAsync(Phone, sent, Ct))?.SentAttempt == 1, "the mark", Ct);
        var reply = OutboundMessages.For((await service.RowAsync(Phone, sent, Ct))!);

        await service.Queue(QueueNames.OutboundPoison).SendMessageAsync(QueueJson.Write(reply), Ct);
        await service.Queue(QueueNames.OutboundPoison).SendMessageAsync(QueueJson.Write(reply with { InboundId = "Incoming_unknown" }), Ct);
        await EmptyAsync(service, QueueNames.OutboundPoison);

        (await FiledAsync(service, QueueNames.Outbound)).ShouldHaveSingleItem().RowKey.ShouldBe("Incoming_unknown");
    }

    [Fact]
    public async Task A_reply_that_was_sent_and_only_lacks_its_mark_is_marked_and_not_filed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.SetFaultAsync(new { status = 500 }, Ct);
        var id = await service.TextAsync(Phone, "help", Ct);
        await Until.TrueAsync(async () => await service.RowAsync(Phone, id, Ct) is not null, "the written answer", Ct);
        var sent = OutboundMessages.For(
            (await service.RowAsync(Phone, id, Ct))!) with
        { SentAt = TimeProvider.System.GetUtcNow(), AcsMessageId = "Outgoing_1" };

        await service.Queue(QueueNames.OutboundPoison).SendMessageAsync(QueueJson.Write(sent), Ct);
        await EmptyAsync(service, QueueNames.OutboundPoison);

        var row = (await service.RowAsync(Phone, id, Ct))!;
        (row.SentAttempt, row.Failure).ShouldBe((1, null));
        (await FiledAsync(service, QueueNames.Outbound)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_answer_left_undone_is_filed_and_a_replay_does_it_without_a_second_answer()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var sms = Inbound("123456");
        var id = TextId.Of(service.Services.GetRequiredService<PartitionKeys>(), sms);
        const string Other = "+96550000139";
        await service.Services.GetRequiredService<ConversationStore>().TryAddAsync(
            Some.Message with
            {
                InboundId = id,
                Phone = Phone,
                AcceptedAt = sms.AcceptedAt,
                WrittenAt = sms.AcceptedAt,
                ExpiresAt = sms.AcceptedAt.AddDays(1),
                Decision = Decision.LinkChanged,
                Effects = [new Effect.TellPhone(Other, sms.AcceptedAt.AddDays(1), null)],
            },
            null,
            Ct);
        await service.Services.GetRequiredService<ConversationStore>().MarkSentAsync(Phone, id, 1, "Outgoing_1", sms.AcceptedAt, Ct);

        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), Ct);

        await EmptyAsync(service, QueueNames.InboundPoison);
        var letter = (await FiledAsync(service, QueueNames.Inbound)).ShouldHaveSingleItem();
        letter.GetString("Reason").ShouldEndWith("TellPhone");
        letter.GetString("Body").ShouldNotContain("123456");
        await service.AdminAsync<DeadLetterView>(
            HttpMethod.Post, AdminRoutes.DeadLetters + "/replay", new { where = QueueNames.Inbound, id, reason = "mended" }, Ct);
        await Until.TrueAsync(async () => (await service.ConversationAsync(Other, Ct)).Length == 1, "the notice", Ct);
        (await service.ConversationAsync(Phone, Ct)).ShouldBeEmpty();
        (await service.Services.GetRequiredService<ConversationStore>().ReadMessageAsync(Phone, id, Ct))!.Effects.ShouldBeEmpty();
    }

    private static InboundSms Inbound(string text)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new InboundSms { Id = Events.NewId(), From = Phone, Text = text, ReceivedAt = now, AcceptedAt = now };
    }

    private static async Task<List<TableEntity>> FiledAsync(TestService service, string where) =>
        await service.Table(TableNames.DeadLetters).QueryAsync<TableEntity>(row => row.PartitionKey == where, cancellationToken: Ct)
            .ToListAsync(Ct);

    private static Task EmptyAsync(TestService service, string queue) => Until.TrueAsync(
        async () => (await service.Queue(queue).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount == 0, "an empty poison queue", Ct);
}
