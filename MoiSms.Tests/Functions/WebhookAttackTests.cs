using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>Posts that mean harm, from somebody who got past the key and the token.</summary>
public sealed class WebhookAttackTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flood_of_5000_events_in_one_post_costs_no_text_among_them()
    {
        const int Texts = 250;
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var flood = JsonNode.Parse("""{"eventType":"Microsoft.Communication.ChatMessageReceived","data":{}}""");
        // From a sender that gets no reply: each of its texts is read and thrown away.
        List<JsonNode?> events =
            [.. Enumerable.Range(0, 5000).Select(i => i % 20 == 0 ? Events.Sms(Events.NewId(), "MOI", "flood") : flood)];

        using var response = await service.PostEventsAsync(Events.Post([.. events]), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Until.TrueAsync(() => service.Host.QueueCounters.Of(QueueNames.Inbound).Deletes == Texts, Ct);
    }

    [Fact]
    public async Task An_event_replayed_twenty_times_at_once_and_once_more_later_gets_one_reply()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var sms = Events.Sms(Events.NewId(), Phone, "when does my residency expire");
        var id = sms["id"]!.GetValue<string>();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var response = await service.PostEventsAsync(Events.Post(sms), Ct);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }));
        await service.ReplyAsync(id, Ct);
        using var later = await service.PostEventsAsync(Events.Post(sms), Ct);
        await service.AskAsync(Phone, "help", Ct);

        (await service.ConversationAsync(Phone, Ct)).Count(one => one.GetProperty("direction").GetString() == "out").ShouldBe(2);
    }

    [Theory]
    [InlineData("{{ 7 | times: 191 }} licence")]
    [InlineData("{% for i in (1..100000) %}x{% endfor %} licence")]
    [InlineData("{{ civilId }} {{ holder.civilId }} {{ phone }} passport")]
    [InlineData("<script>alert(1337)</script> passport")]
    [InlineData("nearest centre in {{ 7 | times: 191 }}")]
    public async Task A_template_in_a_text_comes_back_unevaluated_or_not_at_all(string text)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);

        var reply = await service.AskAsync(Phone, text, Ct);

        reply.ShouldNotContain("1337");
        reply.ShouldNotContain("xxx");
        reply.ShouldNotContain("288021478375");
        reply.ShouldNotContain("50000101");
        reply.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("x' or PartitionKey ne '")]
    [InlineData("m:x' or '1' eq '1")]
    [InlineData("../../Records(PartitionKey='a',RowKey='b')?$filter=#")]
    [InlineData("state")]
    public async Task An_id_that_is_a_table_filter_or_a_path_is_only_an_id(string id)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.AskAsync(Phone, "help", Ct);

        using var response = await service.PostEventsAsync(Events.Post(Events.Sms(id, Phone, "help")), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Until.TrueAsync(
            async () => await service.RowAsync(Phone, id, Ct) is { SentAt: not null } row
                && row.InboundId.StartsWith(id, StringComparison.Ordinal),
            "a reply",
            Ct);
        var rows = await service.Table(TableNames.Conversations)
            .QueryAsync<TableEntity>(row => row.PartitionKey != "", cancellationToken: Ct).ToListAsync(Ct);
        rows.Where(row => row.RowKey.StartsWith("m:", StringComparison.Ordinal)).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_report_whose_tag_is_a_filter_marks_no_row()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = await service.TextAsync(Phone, "help", Ct);
        await service.ReplyAsync(id, Ct);

        foreach (var tag in new[] { $"{id}' or RowKey ne '#1", "state", "../state#1", "m:" + id + "#1", new string('x', 3000) + "#1" })
        {
            using var response = await service.PostEventsAsync(Events.Post(Events.Report(tag, Phone, "Failed", "4000 fraud")), Ct);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var rows = await service.Table(TableNames.Conversations)
            .QueryAsync<TableEntity>(row => row.PartitionKey != "", cancellationToken: Ct).ToListAsync(Ct);
        rows.ShouldNotContain(row => row.ContainsKey("DeliveryCode1") && row.GetString("DeliveryCode1") == "4000");
    }

    [Fact]
    public async Task An_id_with_newlines_writes_no_log_line_of_its_own()
    {
        var logs = new CapturingLogs();
        await using var service = await TestService.StartAsync(
            azurite, Ct,
            services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(logs)));
        await service.SetFaultAsync(new { status = 429, retryAfterSeconds = 1, count = 1 }, Ct);
        const string Id = "Incoming_1\r\nError: the service was taken over\u0085\u2028";

        using var response = await service.PostEventsAsync(Events.Post(Events.Sms(Id, Phone, "help")), Ct);
        await service.ReplyAsync(Id, Ct);

        logs.Lines.ShouldContain(line => line.Contains("was put back", StringComparison.Ordinal));
        logs.Lines.ShouldAllBe(line => !line.Contains("taken over", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(900)]
    [InlineData(100_000)]
    public async Task JSON_of_absurd_depth_is_refused_or_filed_and_the_service_goes_on(int depth)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var deep = new StringBuilder().Insert(0, "[", depth).Append(']', depth).ToString();

        using var response = await service.PostEventsAsync(Events.Json(deep), Ct);

        response.StatusCode.ShouldBe(depth < 1000 ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        (await service.AskAsync(Phone, "help", Ct)).ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_text_of_a_megabyte_is_filed_and_its_neighbour_answered()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = Events.NewId();

        using var response = await service.PostEventsAsync(
            Events.Post(Events.Sms(Events.NewId(), Phone, new string('x', 1_000_000)), Events.Sms(id, Phone, "help")), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.ReplyAsync(id, Ct)).ShouldNotBeNullOrWhiteSpace();
        var filed = (await service.Table(TableNames.DeadLetters).QueryAsync<TableEntity>(
            row => row.PartitionKey == DeadLetter.Events, cancellationToken: Ct).ToListAsync(Ct)).ShouldHaveSingleItem();
        filed.GetString("Body").Length.ShouldBe(DeadLetterStore.MaxBody);
    }
}
