using System.Net;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>What becomes of a text where a row that it needs was written by another version.</summary>
public sealed class StoredValueTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static readonly PartitionKeys Keys = new(LocalDevelopment.KeySecret);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_whose_conversation_cannot_be_read_ends_with_an_apology_and_is_filed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await SetAsync(service, RowKeys.State, "Binding", "{");
        var sms = Inbound("when does my residency expire");
        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), Ct);

        (await service.ReplyAsync(sms.Id, Ct)).ShouldStartWith("Sorry, we could not answer now.");

        (await service.RowAsync(Phone, sms.Id, Ct))!.Decision.ShouldBe(Decision.Poisoned);
        await FiledAsync(service, QueueNames.Inbound, "failed until the queue gave it up");
    }

    [Fact]
    public async Task A_text_is_not_answered_while_its_conversation_cannot_be_read()
    {
        var logs = new CapturingLogs();
        await using var service = await TestService.StartAsync(azurite, Ct, services: services => services.AddLogging(logging =>
            logging.SetMinimumLevel(LogLevel.Information).AddProvider(logs)));
        await SetAsync(service, RowKeys.State, "Binding", "{");

        var id = await service.TextAsync(Phone, "when does my residency expire", Ct);

        await Until.TrueAsync(() => logs.Lines.Any(line => line.Contains("ResolveSms failed: the Binding of a row of Conversations",
            StringComparison.Ordinal)), Ct);
        (await service.RowAsync(Phone, id, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_text_whose_own_row_cannot_be_read_is_filed_without_an_apology()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var sms = Inbound("help");
        await service.Queue(QueueNames.Inbound).SendMessageAsync(QueueJson.Write(sms), Ct);
        await service.ReplyAsync(sms.Id, Ct);
        await SetAsync(service, (await service.RowsAsync(Phone, sms.Id, Ct))[0].RowKey, "Decision", "Postponed");

        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), Ct);

        await FiledAsync(service, QueueNames.Inbound, "another version wrote its row: its Decision cannot be read");
        (await service.ConversationAsync(Phone, Ct)).Count(one => one.GetProperty("direction").GetString() == "out").ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_whose_row_cannot_be_read_is_filed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = await service.TextAsync(Phone, "help", Ct);
        await Until.TrueAsync(async () => (await service.RowAsync(Phone, id, Ct))?.SentAttempt == 1, Ct);
        var reply = OutboundMessages.For((await service.RowAsync(Phone, id, Ct))!);
        await SetAsync(service, (await service.RowsAsync(Phone, id, Ct))[0].RowKey, "Failure", "TooLate");

        await service.Queue(QueueNames.OutboundPoison).SendMessageAsync(QueueJson.Write(reply), Ct);

        await FiledAsync(service, QueueNames.Outbound, "another version wrote its row: its Failure cannot be read");
    }

    [Fact]
    public async Task An_operator_is_told_which_property_cannot_be_read()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.AskAsync(Phone, "help", Ct);
        await SetAsync(service, RowKeys.State, "Binding", "{");

        using var response = await service.SendAsync(HttpMethod.Post, AdminRoutes.Conversation, new { phone = Phone, reason = "a test" },
            Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain(
            "The property Binding of a row of Conversations holds no PhoneBinding");
    }

    [Fact]
    public async Task A_person_whose_conversation_cannot_be_read_can_be_erased()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.AskAsync(Phone, "help", Ct);
        await SetAsync(service, RowKeys.State, "Binding", "{");

        using var response = await service.SendAsync(HttpMethod.Post, AdminRoutes.Person + "/erase", new
        {
            phone = Phone,
            reason =
            "a test"
        }, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task SetAsync(TestService service, string row, string property, string value) => service.Table(TableNames.Conversations)
        .UpsertEntityAsync(new TableEntity(Keys.For(Phone), row) { [property] = value }, TableUpdateMode.Merge, Ct);

    private static Task FiledAsync(TestService service, string where, string reason) => Until.TrueAsync(
        async () => await service.Table(TableNames.DeadLetters).QueryAsync<TableEntity>(row =>
            row.PartitionKey == where, cancellationToken: Ct)
            .AnyAsync(row => row.GetString("Reason") == reason, Ct),
        "a dead letter of " + where,
        Ct);

    private static InboundSms Inbound(string text)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Some.Text(text) with { ReceivedAt = now, AcceptedAt = now };
    }
}
