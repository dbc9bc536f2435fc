using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Conversations;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Security;

/// <summary>Logs, traces, metrics and exception texts hold nothing of the people who text.</summary>
[Collection(nameof(AloneCollection))]
public sealed class PrivacyTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_conversations_leave_no_phone_civil_id_name_or_text_in_logs_traces_metrics_or_exceptions()
    {
        using var recorder = new Recorder();
        await using (var service = new TranscriptService())
        {
            await service.StartAsync(azurite, Ct, services => Listen(services, recorder));
            foreach (var transcript in PersonalData.Transcripts)
            {
                foreach (var phone in transcript.Turns.Select(turn => turn.Phone).Distinct())
                    await service.ForgetAsync(phone, Ct);
                foreach (var turn in transcript.Turns)
                    await service.AskAsync(turn, Ct);
            }
        }

        ShouldHoldNothing(recorder, new PersonalData());
        foreach (var kind in new[]
        {
            "log: ",
            "span: Azure.Data.Tables",
            "span: Azure.Storage.Queues",
            "span: System.Net.Http",
            "event: Azure-Core",
            "metric: MoiSms moisms.texts intent=residency",
        })
            recorder.Told.ShouldContain(line => line.StartsWith(kind, StringComparison.Ordinal), $"nothing was heard of '{kind}'");
    }

    [Fact]
    public async Task What_goes_wrong_leaves_none_either()
    {
        using var recorder = new Recorder();
        var personal = new PersonalData();
        const string Canary = "my secret words are zanzibar and quixote";
        personal.AddText(Canary);
        await using (var service = await TestService.StartAsync(azurite, Ct, services: services => Listen(services, recorder)))
        {
            await RefusedAndPutBackAsync(service);
            await PoisonAsync(service, Canary);
            await MalformedAsync(service, Canary);
            await OddSendersAsync(service, Canary);
        }

        ShouldHoldNothing(recorder, personal);
        // What an operator needs is there all the same: which text, and the key of the conversation's rows.
        var key = new PartitionKeys(LocalDevelopment.KeySecret).For(Phone);
        foreach (var line in new[]
        {
            $" of {key} was put back",
            $" of {key} was refused for good",
            $" of {key}, failed until the queue gave it up",
        })
            recorder.Told.ShouldContain(
                told => told.StartsWith("log: ", StringComparison.Ordinal) && told.Contains(line, StringComparison.Ordinal), line);
    }

    [Fact]
    public void The_recorder_hears_an_exception_that_is_caught_and_personal_data_is_found_in_it()
    {
        using var recorder = new Recorder();
        try
        {
            _ = int.Parse("residency of 50000101", CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            // Thrown for the recorder alone.
        }

        var personal = new PersonalData();
        recorder.Told.ShouldContain(
            line => line.StartsWith("exception: ", StringComparison.Ordinal) && personal.FindIn(line) == "50000101");
    }

    private static void Listen(IServiceCollection services, Recorder recorder) =>
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(recorder));

    private static void ShouldHoldNothing(Recorder recorder, PersonalData personal) => recorder.Told
        .Select(line => (Found: personal.FindIn(line), line))
        .Where(one => one.Found is not null)
        .Select(one => $"'{one.Found}' in {one.line}")
        .ShouldBeEmpty();

    private static async Task RefusedAndPutBackAsync(TestService service)
    {
        await service.SetFaultAsync(new { status = 429, retryAfterSeconds = 1, count = 1 }, Ct);
        (await service.AskAsync(Phone, "when does my residency expire", Ct)).ShouldNotBeNullOrWhiteSpace();
        await service.SetFaultAsync(new { recipient = new { httpStatusCode = 400 }, count = 1 }, Ct);
        await service.TextAsync(Phone, "when does my passport expire", Ct);
        await FiledAsync(service, QueueNames.Outbound);
    }

    private static async Task PoisonAsync(TestService service, string canary)
    {
        var sms = new InboundSms
        {
            Id = "Incoming_1",
            From = Phone,
            Text = canary,
            ReceivedAt = TimeProvider.System.GetUtcNow(),
            AcceptedAt = TimeProvider.System.GetUtcNow(),
        };
        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), Ct);
        await service.ReplyAsync(sms.Id, Ct);
        await service.Queue(QueueNames.InboundPoison)
            .SendMessageAsync($"{{\"id\":\"Incoming_1\",\"from\":\"{Phone}\",\"text\":\"{canary}\",", Ct);
        await FiledAsync(service, QueueNames.Inbound);
    }

    private static async Task MalformedAsync(TestService service, string canary)
    {
        var noId = Events.Sms(Events.NewId(), Phone, canary);
        noId["data"]!.AsObject().Remove("messageId");
        var oddTime = Events.Sms(Events.NewId(), Phone, canary);
        oddTime["data"]!["receivedTimestamp"] = canary;
        using var filed = await service.PostEventsAsync(Events.Post(noId, oddTime, JsonValue.Create(canary)), Ct);
        filed.StatusCode.ShouldBe(HttpStatusCode.OK);
        await FiledAsync(service, "events");

        using var broken = await service.PostEventsAsync(Events.Json($"[{{\"from\":\"{Phone}\",\"text\":{canary}}}]"), Ct);
        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await broken.Content.ReadAsStringAsync(Ct)).ShouldNotContain("zanzibar");
        using var large = await service.PostEventsAsync(Events.Json(new StringBuilder().Insert(0, canary, 60_000).ToString()), Ct);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    /// <summary>Senders that are no telephone, and numbers that a parser could choke on: the last one's text is answered.</summary>
    private static async Task OddSendersAsync(TestService service, string canary)
    {
        string[] senders = ["50000101 and more", "+", "+999" + Phone[1..], "0", "+9650000", "tel:"
            + Phone, new string('9', 300), "+96550000101;ext=50000101"];
        List<JsonNode?> events = [.. senders.Select(sender => (JsonNode)Events.Sms(Events.NewId(), sender, canary))];
        var last = Events.NewId();
        events.Add(Events.Sms(last, "50000101", canary));

        using var response = await service.PostEventsAsync(Events.Post([.. events]), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await service.ReplyAsync(last, Ct);
        await Until.TrueAsync(
            async () => (await service.Queue(QueueNames.Inbound).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount == 0,
            "all texts are read", Ct);
    }

    private static Task FiledAsync(TestService service, string where) => Until.TrueAsync(
        async () => await service.Table(TableNames.DeadLetters)
            .QueryAsync<TableEntity>(row => row.PartitionKey == where, cancellationToken: Ct).AnyAsync(Ct),
        "a dead letter of " + where,
        Ct);
}
