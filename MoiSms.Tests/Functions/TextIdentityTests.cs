using System.Text.Json;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>A text is known by the provider's id, its phone and its words; what older versions wrote is still found.</summary>
public sealed class TextIdentityTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";
    private const string Other = "+96550000110";

    private static readonly PartitionKeys Keys = new(LocalDevelopment.KeySecret);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_id_with_other_words_is_another_text()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);

        await PostAsync(service, "4711", Phone, "my residency");
        await PostAsync(service, "4711", Phone, "my violations");
        await PostAsync(service, "4711", Phone, "my residency");

        await Until.TrueAsync(async () => (await SentRowsAsync(service, Phone, "4711")).Count == 2, "two answers", Ct);
        await service.DrainedAsync(Ct);
        await AnsweredOnceEachAsync(service, 2);
    }

    [Fact]
    public async Task The_same_id_and_words_of_another_phone_are_another_text()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);

        await PostAsync(service, "4711", Phone, "my residency");
        await PostAsync(service, "4711", Other, "my residency");

        foreach (var phone in new[] { Phone, Other })
            await Until.TrueAsync(async () => (await SentRowsAsync(service, phone, "4711")).Count == 1, "an answer", Ct);
        await service.DrainedAsync(Ct);
        await AnsweredOnceEachAsync(service, 2);
    }

    [Fact]
    public async Task Two_texts_of_one_id_that_are_given_up_are_two_dead_letters()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);

        foreach (var sms in new[] { Inbound("4711", "help"), Inbound("4711", "residency"), Inbound("4711", "help") with { From = Other } })
            await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), Ct);

        await Until.TrueAsync(async () => (await FiledAsync(service, QueueNames.Inbound)).Count == 3, "three dead letters", Ct);
    }

    [Fact]
    public async Task Two_events_of_one_id_that_cannot_be_read_are_two_dead_letters()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var (one, two) = (Events.Sms("4711", Phone, "help"), Events.Sms("4711", Other, "help"));
        (one["data"], two["data"]) = ("no object", "none either");

        using var response = await service.PostEventsAsync(Events.Post(one, two, one), Ct);

        (await FiledAsync(service, DeadLetter.Events)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_text_that_an_older_version_answered_is_not_answered_again()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var old = await WriteOlderAsync(service, "register 288020122596 *********", sent: true);

        await service.Queue(QueueNames.Inbound).SendMessageAsync(
            QueueJson.Write(Inbound(old.InboundId, "register 288020122596 483920175")), Ct);
        await service.AskAsync(Phone, "help", Ct);
        // Also once the phone has been answered by this version.
        await service.Queue(QueueNames.Inbound).SendMessageAsync(
            QueueJson.Write(Inbound(old.InboundId, "register 288020122596 483920175")), Ct);
        await service.DrainedAsync(Ct);

        (await service.RowsAsync(Phone, old.InboundId, Ct)).ShouldHaveSingleItem().RowKey.ShouldBe(RowKeys.Message(old.InboundId));
        (await service.RequestsAsync(Ct)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_that_an_older_version_wrote_is_sent_under_its_own_tag_and_marked()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var old = await WriteOlderAsync(service, "residency", sent: false);

        await service.Queue(QueueNames.Inbound).SendMessageAsync(QueueJson.Write(Inbound(old.InboundId, "residency")), Ct);

        (await service.ReplyAsync(old.InboundId, Ct)).ShouldBe(old.Reply);
        await Until.TrueAsync(
            async () => await service.RowAsync(Phone, old.InboundId, Ct) is { SentAttempt: 1, DeliveredAt: not null }, "both marks", Ct);
    }

    [Fact]
    public async Task A_row_of_an_older_version_hides_no_text_of_other_words()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var old = await WriteOlderAsync(service, "residency", sent: true);

        await PostAsync(service, old.InboundId, Phone, "help");

        await Until.TrueAsync(async () => (await service.RowsAsync(Phone, old.InboundId, Ct)).Count == 2, "a row of its own", Ct);
    }

    [Fact]
    public async Task A_text_that_is_given_up_after_an_older_version_answered_it_gets_no_apology()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var old = await WriteOlderAsync(service, "residency", sent: false);

        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(Inbound(old.InboundId, "residency")), Ct);

        (await service.ReplyAsync(old.InboundId, Ct)).ShouldBe(old.Reply);
        (await FiledAsync(service, QueueNames.Inbound)).ShouldBeEmpty();
    }

    private static async Task PostAsync(TestService service, string id, string phone, string words)
    {
        using var response = await service.PostEventsAsync(Events.Post(Events.Sms(id, phone, words)), Ct);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>As a version wrote it that knew a text by the provider's id alone, with the state beside it.</summary>
    private static async Task<ConversationMessage> WriteOlderAsync(TestService service, string kept, bool sent)
    {
        var now = TimeProvider.System.GetUtcNow();
        var message = Some.Message with
        {
            InboundId = Events.NewId(),
            Text = kept,
            Effects = [],
            ReceivedAt = now,
            AcceptedAt = now,
            WrittenAt = now,
            ExpiresAt = now.AddHours(24),
        };
        var row = ConversationEntities.ToEntity(message, Keys.For(Phone));
        if (sent)
            (row["SentAttempt"], row["SentAt"]) = (1, now);
        var table = service.Table(TableNames.Conversations);
        await table.AddEntityAsync(row, Ct);
        await table.UpsertEntityAsync(new TableEntity(Keys.For(Phone), RowKeys.State) { ["Usage"] = "" }, TableUpdateMode.Merge, Ct);
        return message;
    }

    private static InboundSms Inbound(string id, string words)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Some.Text(words) with { Id = id, ReceivedAt = now, AcceptedAt = now };
    }

    private static async Task<List<TableEntity>> SentRowsAsync(TestService service, string phone, string id) =>
        [.. (await service.RowsAsync(phone, id, Ct)).Where(row => row.ContainsKey("SentAt"))];

    private static async Task<List<TableEntity>> FiledAsync(TestService service, string where) =>
        await service.Table(TableNames.DeadLetters)
            .QueryAsync<TableEntity>(row => row.PartitionKey == where, cancellationToken: Ct).ToListAsync(Ct);

    /// <summary>As many replies reached phones, each under a repeatability id of its own.</summary>
    private static async Task AnsweredOnceEachAsync(TestService service, int count)
    {
        (await service.ConversationAsync("", Ct)).Count(one => one.GetProperty("direction").GetString() == "out").ShouldBe(count);
        (await service.RequestsAsync(Ct)).Select(request => RepeatabilityId(request.GetProperty("body"))).Distinct().Count()
            .ShouldBe(count);
    }

    private static string? RepeatabilityId(JsonElement body)
    {
        using var document = JsonDocument.Parse(body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText());
        return document.RootElement.GetProperty("smsRecipients")[0].GetProperty("repeatabilityRequestId").GetString();
    }
}
