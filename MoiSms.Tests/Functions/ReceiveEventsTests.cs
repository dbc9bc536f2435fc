using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class ReceiveEventsTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_event_grid_handshake_is_answered_with_its_code()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var body = Events.Json("""
            [{"id":"1","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent",
              "data":{"validationCode":"512d38b6-c7b8","validationUrl":"https://example.com"},"eventTime":"2026-11-24T08:00:00Z"}]
            """);
        body.Headers.Add("aeg-event-type", "SubscriptionValidation");

        using var response = await service.PostEventsAsync(body, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldBe("""{"validationResponse":"512d38b6-c7b8"}""");
    }

    [Fact]
    public async Task The_cloud_events_handshake_allows_the_origin_and_the_rate_that_ask()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        using var request = new HttpRequestMessage(HttpMethod.Options, "api/sms/events");
        request.Headers.Add("WebHook-Request-Origin", "eventgrid.azure.net");
        request.Headers.Add("WebHook-Request-Rate", "120");

        using var response = await service.Functions.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("WebHook-Allowed-Origin").ShouldBe(["eventgrid.azure.net"]);
        response.Headers.GetValues("WebHook-Allowed-Rate").ShouldBe(["120"]);
    }

    [Theory]
    [InlineData("this is no json", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.OK)]
    [InlineData("""[{"eventType":"Microsoft.Storage.BlobCreated","data":{}}]""", HttpStatusCode.OK)]
    public async Task Only_a_body_that_is_no_json_is_refused(string body, HttpStatusCode expected)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        using var response = await service.PostEventsAsync(Events.Json(body), Ct);

        response.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_past_the_limit_is_too_large_whether_or_not_its_length_was_told(bool chunked)
    {
        await using var service = await TestService.StartAsync(
            azurite, Ct, settings => settings[SettingNames.MaxBodyBytes] = "1048576", importDemo: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/sms/events")
        {
            Content = Events.Post(Events.Sms(Events.NewId(), "96550000101", new string('x', 1_100_000))),
        };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await service.Functions.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_batch_of_100_with_two_malformed_events_answers_98_texts_and_files_two()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var good = Enumerable.Range(0, 98).Select(_ => Events.NewId()).ToArray();
        List<JsonNode?> events = [.. good.Select((id, i) => (JsonNode)Events.Sms(id, $"965500002{i:D2}", "help"))];
        events.Insert(10, new JsonObject
        {
            ["id"] = "bad-1",
            ["eventType"] = "Microsoft.Communication.SMSReceived",
            ["data"] = new JsonObject { ["from"] = "96550000101" },
        });
        events.Insert(60, JsonValue.Create("no event at all"));

        using var response = await service.PostEventsAsync(Events.Post([.. events]), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var id in good)
            (await service.ReplyAsync(id, Ct)).ShouldNotBeNullOrWhiteSpace();
        var filed = await service.Table(TableNames.DeadLetters)
            .QueryAsync<TableEntity>(row => row.PartitionKey == DeadLetter.Events, cancellationToken: Ct).ToListAsync(Ct);
        filed.Count.ShouldBe(2);
        filed.ShouldContain(row =>
            row.RowKey.StartsWith("bad-1:", StringComparison.Ordinal) && row.GetString("Reason") == "data.messageId is missing");
        filed.ShouldAllBe(row => row.GetString("Body").Length > 0);
    }

    [Fact]
    public async Task Storage_that_cannot_be_reached_is_503_so_that_event_grid_comes_again()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        await service.Queue(QueueNames.Inbound).DeleteAsync(Ct);

        using var response = await service.PostEventsAsync(Events.Post(Events.Sms(Events.NewId(), "96550000101", "help")), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_text_without_a_leading_plus_and_in_cloud_events_is_answered_too()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = Events.NewId();
        using var body = new StringContent(Events.CloudSms(id, "96550000101", "help")
            .ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/cloudevents+json", "utf-8"));

        using var response = await service.PostEventsAsync(body, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.ReplyAsync(id, Ct)).ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Liveness_touches_nothing_and_readiness_tells_what_is_missing()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        (await service.Functions.GetAsync(new Uri("api/health/live", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Functions.GetAsync(new Uri("api/health/ready", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Functions.GetAsync(new Uri("api/health/other", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await service.Queue(QueueNames.Outbound).DeleteAsync(Ct);
        await service.Table(TableNames.Conversations).DeleteAsync(Ct);

        (await service.Functions.GetAsync(new Uri("api/health/live", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ready = await service.Functions.GetAsync(new Uri("api/health/ready", UriKind.Relative), Ct);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("unreachable").EnumerateArray().Select(one => one.GetString())
            .ShouldBe(["tables", QueueNames.Outbound], ignoreOrder: true);
    }
}
