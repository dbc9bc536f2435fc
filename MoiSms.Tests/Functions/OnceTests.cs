using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>One text, one reply, whatever is delivered twice, at once, late or in another order.</summary>
public sealed class OnceTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_event_delivered_ten_times_at_once_gets_one_reply()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = Events.NewId();
        var sms = Events.Sms(id, Phone, "residency");

        var responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.PostEventsAsync(Events.Post(sms), Ct)));

        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK);
        await service.ReplyAsync(id, Ct);
        await service.DrainedAsync(Ct);
        (await RepliesAsync(service)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Ten_texts_of_one_phone_at_once_are_each_answered_once()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var ids = Enumerable.Range(0, 10).Select(_ => Events.NewId()).ToArray();

        using var response = await service.PostEventsAsync(Events.Post([.. ids.Select(id => (JsonNode)Events.Sms(id, Phone, "help"))]), Ct);

        foreach (var id in ids)
            await service.ReplyAsync(id, Ct);
        await service.DrainedAsync(Ct);
        (await RepliesAsync(service)).Select(reply => reply.GetProperty("inReplyTo").GetString()).ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public async Task A_redelivered_outbound_message_reaches_the_phone_once()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = await service.TextAsync(Phone, "help", Ct);
        await service.ReplyAsync(id, Ct);
        await SentAsync(service, id);
        var row = (await service.RowAsync(Phone, id, Ct))!;

        // As the queue brings it again: a fresh message, which SendReply trusts, and one that is known to be a copy.
        var queues = service.Services.GetRequiredService<MessageQueues>();
        await queues.SendOutboundAsync(OutboundMessages.For(row), TimeSpan.Zero, Ct);
        await queues.SendOutboundAsync(OutboundMessages.For(row) with { IsCopy = true }, TimeSpan.Zero, Ct);
        await service.DrainedAsync(Ct);

        (await RepliesAsync(service)).ShouldHaveSingleItem();
        var requests = await RequestsAsync(service);
        requests.Length.ShouldBe(2, "the copy read the row and was dropped");
        requests.Select(Recipient)
            .Select(one => (one.GetProperty("repeatabilityRequestId").GetString(), one.GetProperty("repeatabilityFirstSent").GetString()))
            .Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_got_lost_on_the_wire_is_settled_by_the_same_repeatability_id()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.SetFaultAsync(new { dropResponse = true, count = 1 }, Ct);

        var id = await service.TextAsync(Phone, "help", Ct);
        await SentAsync(service, id);

        (await RepliesAsync(service)).ShouldHaveSingleItem();
        var requests = await RequestsAsync(service);
        requests.Length.ShouldBe(2);
        requests.Select(request => Recipient(request).GetProperty("repeatabilityRequestId").GetString()).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_refusal_that_passes_delays_the_reply_and_loses_nothing(int status)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.SetFaultAsync(new { status, retryAfterSeconds = 1, count = 1 }, Ct);

        (await service.AskAsync(Phone, "help", Ct)).ShouldNotBeNullOrWhiteSpace();

        (await RepliesAsync(service)).ShouldHaveSingleItem();
        (await RequestsAsync(service)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_recipient_refused_for_good_is_filed_and_not_tried_again()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.SetFaultAsync(new { recipient = new { httpStatusCode = 400 }, count = 1 }, Ct);

        var id = await service.TextAsync(Phone, "help", Ct);

        await Until.TrueAsync(
            async () => (await service.RowAsync(Phone, id, Ct))?.Failure == ReplyFailure.Refused, "the refusal on the row", Ct);
        var filed = await service.Table(TableNames.DeadLetters)
            .QueryAsync<TableEntity>(row => row.PartitionKey == QueueNames.Outbound, cancellationToken: Ct).ToListAsync(Ct);
        filed.ShouldHaveSingleItem().GetString("Reason").ShouldContain("400");
    }

    [Fact]
    public async Task A_delivery_report_marks_the_reply_delivered()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);

        var id = await service.TextAsync(Phone, "help", Ct);

        await Until.TrueAsync(
            async () => (await service.RowAsync(Phone, id, Ct))?.DeliveredAt is not null, "the report on the row", Ct);
    }

    [Fact]
    public async Task A_phone_out_of_reach_gets_one_resend_with_a_new_repeatability_id_however_often_it_is_reported()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.SetFaultAsync(new { delivery = new { status = "Failed", code = 4003 }, count = 1 }, Ct);
        var id = await service.TextAsync(Phone, "help", Ct);
        await SentAsync(service, id);
        var textId = (await service.RowAsync(Phone, id, Ct))!.InboundId;
        var report = Events.Report(textId, Phone, "Failed", "4006");

        var responses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.PostEventsAsync(Events.Post(report), Ct)));
        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK);

        // The resend waits a minute; what is promised by now is the attempt on the row, and every queued copy is for it.
        (await service.RowAsync(Phone, id, Ct))!.Attempt.ShouldBe(2);
        (await service.Queue(QueueNames.Outbound).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount.ShouldBeGreaterThanOrEqualTo(1);
        var late = Events.Report(OutboundSms.TagFor(textId, 2), Phone, "Failed", "4006");
        (await service.PostEventsAsync(Events.Post(late), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.RowAsync(Phone, id, Ct))!.Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_reply_past_its_lifetime_is_filed_as_expired_and_not_sent()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = await service.TextAsync(Phone, "help", Ct);
        await service.ReplyAsync(id, Ct);
        await SentAsync(service, id);
        var second = await service.TextAsync(Phone, "help", Ct);
        await SentAsync(service, second);
        var row = (await service.RowAsync(Phone, second, Ct))!;
        var late = OutboundMessages.For(
            row) with
        { Attempt = 1, ExpiresAt = TimeProvider.System.GetUtcNow().AddMinutes(-1) };

        await service.Services.GetRequiredService<MessageQueues>().SendOutboundAsync(late, TimeSpan.Zero, Ct);
        await Until.TrueAsync(
            async () => await service.Table(TableNames.DeadLetters)
                .QueryAsync<TableEntity>(one => one.PartitionKey == QueueNames.Outbound, cancellationToken: Ct).AnyAsync(Ct),
            "the filed reply",
            Ct);

        (await RepliesAsync(service)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Senders_written_in_four_ways_are_one_conversation()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);

        foreach (var from in new[] { "+96550000101", "96550000101", "0096550000101", "50000101" })
        {
            var id = Events.NewId();
            await service.PostEventsAsync(Events.Post(Events.Sms(id, from, "help")), Ct);
            await service.ReplyAsync(id, Ct);
        }

        var rows = await service.Table(TableNames.Conversations).QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct);
        rows.Where(row => row.RowKey.StartsWith("m:", StringComparison.Ordinal)).Select(row => row.PartitionKey).Distinct()
            .ShouldHaveSingleItem();
        (await RepliesAsync(service)).Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("99988")]
    [InlineData("Bank")]
    [InlineData(TestService.ServiceNumber)]
    public async Task Short_named_and_own_senders_get_no_reply(string from)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);

        await service.PostEventsAsync(Events.Post(Events.Sms(Events.NewId(), from, "help")), Ct);
        await service.AskAsync(Phone, "help", Ct);
        await service.DrainedAsync(Ct);

        (await RequestsAsync(service)).Length.ShouldBe(1, "only the real phone's text is answered");
    }

    [Fact]
    public async Task A_host_stopped_in_the_middle_of_traffic_loses_and_doubles_nothing()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var ids = Enumerable.Range(0, 60).Select(_ => Events.NewId()).ToArray();
        using var response = await service.PostEventsAsync(
            Events.Post([.. ids.Select((id, i) => (JsonNode)Events.Sms(id, $"965500003{i:D2}", "help"))]), Ct);
        await Until.TrueAsync(async () => (await RequestsAsync(service)).Length > 0, "the first reply", Ct);

        await service.Host.StopAsync();
        await using var next = await service.StartAnotherHostAsync(Ct);

        foreach (var id in ids)
            await service.ReplyAsync(id, Ct);
        (await service.ConversationAsync("", Ct)).Where(one => one.GetProperty("direction").GetString() == "out")
            .Select(one => one.GetProperty("inReplyTo").GetString()).ShouldBe(ids, ignoreOrder: true);
    }

    private static async Task SentAsync(TestService service, string id) =>
        await Until.TrueAsync(
            async () => (await service.RowAsync(Phone, id, Ct))?.SentAttempt == 1, "the mark that the reply was sent", Ct);

    private static async Task<JsonElement[]> RepliesAsync(TestService service) =>
        [.. (await service.ConversationAsync(Phone, Ct)).Where(one => one.GetProperty("direction").GetString() == "out")];

    private static Task<JsonElement[]> RequestsAsync(TestService service) => service.RequestsAsync(Ct);

    private static JsonElement Recipient(JsonElement request)
    {
        var body = request.GetProperty("body");
        if (body.ValueKind == JsonValueKind.String)
        {
            using var document = JsonDocument.Parse(body.GetString()!);
            body = document.RootElement.Clone();
        }

        return body.GetProperty("smsRecipients")[0];
    }
}
