using System.Net.Http.Json;
using System.Text.Json;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Tracing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>What the phone's page shows of a text's way through the functions.</summary>
public sealed class TextTraceTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_traced_from_its_event_to_its_delivery_report_with_every_call_to_storage()
    {
        await using var app = await StartAsync(new LocalHostOptions());
        using var phone = Client(app);
        await ReplyAsync(phone, await TextAsync(phone, Phone, "help"));

        var id = await TextAsync(phone, Phone, "When does my residency expire?");
        var steps = await StepsAsync(phone, id, "reported");

        Names(steps).ShouldBe(
            ["received", "opened", "understood", "lookedUp", "worded", "stored", "sent", "marked", "reported"]);
        steps.SelectMany(Calls).ShouldBe(
        [
            "enqueue sms-inbound", "read Conversations", "query Records", "transaction ", "enqueue sms-outbound", "update Conversations",
            "update Conversations",
        ]);
        steps.ShouldAllBe(step => step.GetProperty("ms").GetDouble() >= 0 && !step.GetProperty("failed").GetBoolean());
        var worded = steps.Single(step => Is(step, "worded"));
        worded.GetProperty("decision").GetString().ShouldBe("Answered");
        worded.GetProperty("parts").GetInt32().ShouldBe(1);
        steps.Single(step => Is(step, "sent")).GetProperty("outcome").GetString().ShouldBe("accepted");
    }

    [Fact]
    public async Task A_trace_says_what_a_text_was_read_as_and_why()
    {
        await using var app = await StartAsync(new LocalHostOptions());
        using var phone = Client(app);

        var id = await TextAsync(phone, Phone, "كم رسوم تجديد البطاقة المدنية؟");
        var steps = await StepsAsync(phone, id, "sent");

        var reading = steps.Single(step => Is(step, "understood")).GetProperty("reading");
        reading.GetProperty("intent").GetString().ShouldBe("guide");
        reading.GetProperty("service").GetString().ShouldBe("civil-id-renew");
        reading.GetProperty("serviceName").GetProperty("ar").GetString().ShouldNotBeNullOrEmpty();
        reading.GetProperty("asks").EnumerateArray().Select(ask => ask.GetString()).ShouldContain("fee");
        reading.GetProperty("confidence").GetDouble().ShouldBeGreaterThan(0.5);
        reading.GetProperty("why").GetArrayLength().ShouldBeGreaterThan(0);
        var near = reading.GetProperty("near");
        near.GetArrayLength().ShouldBe(3);
        near[0].GetProperty("file").GetString().ShouldNotBeNull().ShouldContain("civil-id-renew");
    }

    [Fact]
    public async Task A_reply_that_is_refused_shows_it()
    {
        await using var app = await StartAsync(new LocalHostOptions());
        using var phone = Client(app);
        using var fault = await phone.PostAsJsonAsync(
            "simulator/faults", new { status = 429, retryAfterSeconds = 1, count = 1 }, ct);
        fault.EnsureSuccessStatusCode();

        var steps = await StepsAsync(phone, await TextAsync(phone, Phone, "help"), "reported");

        steps.Where(step => Is(step, "sent")).Select(step => step.GetProperty("outcome").GetString()).ShouldBe(["429", "accepted"]);
        steps.Where(step => Is(step, "marked")).SelectMany(Calls).ShouldBe(["enqueue sms-outbound", "update Conversations"]);
    }

    [Fact]
    public async Task A_sender_that_gets_no_reply_has_a_trace_that_ends()
    {
        await using var app = await StartAsync(new LocalHostOptions());
        using var phone = Client(app);

        var steps = await StepsAsync(phone, await TextAsync(phone, "abc", "help"), "ignored");

        Names(steps).ShouldBe(["received", "ignored"]);
    }

    [Fact]
    public async Task A_copy_of_a_text_is_told_from_the_text()
    {
        await using var app = await StartAsync(new LocalHostOptions());
        using var phone = Client(app);
        using var fault = await phone.PostAsJsonAsync("simulator/faults", new { events = new { duplicate = 1 }, count = 1 }, ct);
        fault.EnsureSuccessStatusCode();

        var id = await TextAsync(phone, Phone, "help");

        await Until.TrueAsync(async () => (await ReadAsync(phone, id)).Steps.Count(step => Is(step, "stored")) == 2, ct);
        (await ReadAsync(phone, id)).Steps.Where(step => Is(step, "stored")).SelectMany(step => step.GetProperty("calls").EnumerateArray())
            .Count(call => call.GetProperty("status").GetInt32() is 409 or 412).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("residency")]
    [InlineData("كيف أجدد رخصة القيادة وما الأوراق المطلوبة، وأين أقرب مركز خدمة لي في السالمية من فضلكم")]
    public async Task A_text_over_smpp_is_traced_in_one_part_and_in_several(string words)
    {
        await using var app = await StartAsync(new LocalHostOptions { Operator = true });
        using var phone = Client(app);

        var steps = await StepsAsync(phone, await TextAsync(phone, Phone, words), "reported");

        Names(steps).ShouldContain("understood");
        Names(steps).ShouldContain("sent");
    }

    [Fact]
    public async Task Where_the_functions_run_elsewhere_the_trace_says_that_it_cannot_be_known()
    {
        await using var app = await StartAsync(new LocalHostOptions { SimulatorOnly = true });
        using var phone = Client(app);

        var (available, steps) = await ReadAsync(phone, await TextAsync(phone, Phone, "help"));

        available.ShouldBeFalse();
        steps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "Conversations(PartitionKey='a',RowKey='b')", "read", "Conversations")]
    [InlineData("GET", "Records()", "query", "Records")]
    [InlineData("POST", "DeadLetters", "insert", "DeadLetters")]
    [InlineData("PATCH", "Conversations(PartitionKey='a',RowKey='b')", "update", "Conversations")]
    [InlineData("DELETE", "Pilot(PartitionKey='a',RowKey='b')", "delete", "Pilot")]
    [InlineData("POST", "$batch", "transaction", null)]
    [InlineData("POST", "sms-inbound/messages", "enqueue", "sms-inbound")]
    public void A_call_is_told_by_what_it_does_and_never_by_its_keys(string method, string path, string verb, string? where) =>
        TracedCalls.Read(method, new Uri("http://127.0.0.1:10002/account/" + path)).ShouldBe((verb, where));

    private async Task<LocalHostApp> StartAsync(LocalHostOptions options)
    {
        var app = new LocalHostApp(
            options with { Storage = azurite.NewAccount(), Port = 0, SimulatorPort = 0, GatewayPort = 0 }, TextWriter.Null);
        await app.StartAsync(ct);
        return app;
    }

    private static HttpClient Client(LocalHostApp app) => new() { BaseAddress = app.SimulatorAddress };

    private async Task<string> TextAsync(HttpClient phone, string from, string text)
    {
        using var sent = await phone.PostAsJsonAsync("simulator/messages", new { from, text }, ct);
        return (await sent.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("messageId").GetString()!;
    }

    private async Task ReplyAsync(HttpClient phone, string id)
    {
        using var reply = await phone.GetAsync(new Uri($"simulator/messages/{id}/reply?timeoutMs=90000", UriKind.Relative), ct);
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>The steps, once one of that name is among them.</summary>
    private async Task<IReadOnlyList<JsonElement>> StepsAsync(HttpClient phone, string id, string last)
    {
        await Until.TrueAsync(async () => (await ReadAsync(phone, id)).Steps.Any(step => Is(step, last)), ct);
        return (await ReadAsync(phone, id)).Steps;
    }

    private async Task<(bool Available, IReadOnlyList<JsonElement> Steps)> ReadAsync(HttpClient phone, string id)
    {
        var trace = await phone.GetFromJsonAsync<JsonElement>($"simulator/messages/{id}/trace", ct);
        return (trace.GetProperty("available").GetBoolean(), [.. trace.GetProperty("steps").EnumerateArray()]);
    }

    private static bool Is(JsonElement step, string name) => step.GetProperty("step").GetString() == name;

    private static IEnumerable<string?> Names(IEnumerable<JsonElement> steps) => steps.Select(step => step.GetProperty("step").GetString());

    private static IEnumerable<string> Calls(JsonElement step) => step.GetProperty("calls").EnumerateArray().Select(
        call => $"{call.GetProperty("verb").GetString()} {call.GetProperty("where").GetString()}");
}
