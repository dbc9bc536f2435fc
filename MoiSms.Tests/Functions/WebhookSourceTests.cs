using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class WebhookSourceTests(AzuriteFixture azurite)
{
    private const string Foreign =
        "/subscriptions/99999999-2222-3333-4444-555555555555/resourcegroups/rg"
        + "/providers/microsoft.communication/communicationservices/another";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_of_another_source_are_filed_and_cost_their_neighbours_nothing()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, AllowOnlyOurs);
        var (ours, cloud) = (Events.NewId(), Events.NewId());
        var foreign = From(Foreign, Events.Sms(Events.NewId(), "96550000102", "help"));
        var foreignCloud = Events.CloudSms(Events.NewId(), "96550000102", "help");
        foreignCloud["source"] = Foreign;
        var nameless = Events.Sms(Events.NewId(), "96550000102", "help");
        nameless.Remove("topic");

        using var response = await service.PostEventsAsync(
            Events.Post(foreign, Events.Sms(ours, "96550000101", "help"), foreignCloud, Events.CloudSms(cloud, "96550000101", "help"),
                nameless), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.ReplyAsync(ours, Ct)).ShouldNotBeNullOrWhiteSpace();
        (await service.ReplyAsync(cloud, Ct)).ShouldNotBeNullOrWhiteSpace();
        var filed = await FiledAsync(service);
        filed.Count.ShouldBe(3);
        filed.ShouldAllBe(row => row.GetString("Reason") == "a source that is not allowed");
        (await service.ConversationAsync("+96550000102", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delivery_report_of_another_source_marks_nothing()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, AllowOnlyOurs);
        var id = Events.NewId();
        using var text = await service.PostEventsAsync(Events.Post(Events.Sms(id, "96550000101", "help")), Ct);
        await service.ReplyAsync(id, Ct);

        var tag = (await service.RowAsync("+96550000101", id, Ct))!.InboundId;
        using var response = await service.PostEventsAsync(
            Events.Post(From(Foreign, Events.Report(tag, "96550000101", "Failed", "4007 opted out"))), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await FiledAsync(service)).ShouldContain(row => row.GetString("Body").Contains("4007", StringComparison.Ordinal));
        (await service.RowsAsync("+96550000101", id, Ct)).ShouldHaveSingleItem().GetString("DeliveryCode1").ShouldNotBe("4007");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/subscriptions/11111111-2222-3333-4444-555555555555")]
    [InlineData(Foreign)]
    [InlineData(Events.Topic)]
    public async Task A_handshake_is_answered_whatever_topic_it_names_and_nothing_is_filed(string? topic)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, AllowOnlyOurs, importDemo: false);
        var handshake = new JsonObject
        {
            ["id"] = "1",
            ["topic"] = topic,
            ["eventType"] = "Microsoft.EventGrid.SubscriptionValidationEvent",
            ["data"] = new JsonObject { ["validationCode"] = "512d38b6" },
        };

        using var response = await service.PostEventsAsync(Events.Post(handshake), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldBe("""{"validationResponse":"512d38b6"}""");
        (await FiledAsync(service)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_of_a_foreign_topic_is_filed_also_beside_the_handshake_of_that_topic()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, AllowOnlyOurs, importDemo: false);
        var handshake = new JsonObject
        {
            ["topic"] = Foreign,
            ["eventType"] = "Microsoft.EventGrid.SubscriptionValidationEvent",
            ["data"] = new JsonObject { ["validationCode"] = "512d38b6" },
        };

        using var response = await service.PostEventsAsync(
            Events.Post(handshake, From(Foreign, Events.Sms(Events.NewId(), "96550000102", "help"))), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await FiledAsync(service)).ShouldHaveSingleItem().GetString("Reason").ShouldBe("a source that is not allowed");
        (await service.ConversationAsync("+96550000102", Ct)).ShouldBeEmpty();
    }

    private static void AllowOnlyOurs(Dictionary<string, string?> settings) =>
        settings[SettingNames.AllowedTopics] = "/subscriptions/1/none, " + Events.Topic;

    private static JsonObject From(string topic, JsonObject one)
    {
        one["topic"] = topic;
        return one;
    }

    private static async Task<List<TableEntity>> FiledAsync(TestService service) =>
        await service.Table(TableNames.DeadLetters)
            .QueryAsync<TableEntity>(row => row.PartitionKey == DeadLetter.Events, cancellationToken: Ct).ToListAsync(Ct);
}
