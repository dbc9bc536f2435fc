using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.LocalHost;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>The embedded world as one command starts it.</summary>
public sealed class LocalHostAppTests(AzuriteFixture azurite)
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly StringWriter output = new();

    private string LastLine => output.ToString().TrimEnd().Split(Environment.NewLine)[^1];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_demo_person_is_answered_with_and_without_keys(bool enableAuth)
    {
        await using var app = App(new LocalHostOptions { Storage = azurite.NewAccount(), EnableAuth = enableAuth, FunctionKey = "a key" });
        await app.StartAsync(ct);
        using var functions = new HttpClient { BaseAddress = app.FunctionsAddress };
        using var simulator = new HttpClient { BaseAddress = app.SimulatorAddress };

        LastLine.ShouldStartWith("Ready");
        LastLine.ShouldContain($"http://localhost:{app.FunctionsAddress!.Port},");
        LastLine.ShouldContain($"http://localhost:{app.SimulatorAddress!.Port} ");
        using var keyless = await functions.PostAsJsonAsync("api/sms/events", Array.Empty<object>(), ct);
        keyless.StatusCode.ShouldBe(enableAuth ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);

        using var sent = await simulator.PostAsJsonAsync(
            "simulator/messages", new { from = "+96550000101", text = "residency", schema = "cloudevents" }, ct);
        var id = (await sent.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("messageId").GetString();
        var reply = await simulator.GetFromJsonAsync<JsonElement>($"simulator/messages/{id}/reply?timeoutMs=90000", ct);
        reply.GetProperty("text").GetString()!.ShouldContain("15 Jun 2030");
    }

    [Theory]
    [InlineData("residency", "15 Jun 2030")]
    [InlineData("كيف أجدد رخصة القيادة وما الأوراق المطلوبة، وأين أقرب مركز خدمة لي في السالمية من فضلكم", "السالمية")]
    public async Task With_an_operator_a_demo_person_is_answered_over_smpp(string words, string expected)
    {
        await using var app = App(new LocalHostOptions { Storage = azurite.NewAccount(), Operator = true, EnableAuth = true });
        await app.StartAsync(ct);
        using var simulator = new HttpClient { BaseAddress = app.SimulatorAddress };

        using var sent = await simulator.PostAsJsonAsync("simulator/messages", new { from = "+96550000101", text = words }, ct);
        var id = (await sent.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("messageId").GetString();
        var reply = await simulator.GetFromJsonAsync<JsonElement>($"simulator/messages/{id}/reply?timeoutMs=90000", ct);

        reply.GetProperty("text").GetString()!.ShouldContain(expected);
        reply.GetProperty("via").GetString().ShouldBe("smpp");
        LastLine.ShouldContain("gateway on http://localhost:");
        await Until.TrueAsync(
            async () => (await simulator.GetFromJsonAsync<JsonElement>("simulator/messages?phone=50000101", ct)).EnumerateArray()
                .Select(message => message.GetProperty("state").GetString()).SequenceEqual(["accepted", "delivered"]),
            "a text that is taken and a reply that is delivered", ct);
    }

    [Fact]
    public async Task Demo_data_can_be_left_out()
    {
        var storage = azurite.NewAccount();
        await using var app = App(new LocalHostOptions { Storage = storage, NoDemo = true });
        await app.StartAsync(ct);

        (await RecordsAsync(storage)).ShouldBe(0);
    }

    [Fact]
    public async Task The_functions_alone_start_no_simulator()
    {
        await using var app = App(new LocalHostOptions { FunctionsOnly = true, Storage = azurite.NewAccount() });
        await app.StartAsync(ct);

        app.SimulatorAddress.ShouldBeNull();
        LastLine.ShouldStartWith("Ready: functions on http://localhost:");
        LastLine.ShouldNotContain("simulator");
    }

    [Fact]
    public async Task The_simulator_alone_prepares_storage_for_functions_that_somebody_else_runs()
    {
        var storage = azurite.NewAccount();
        await using var app = App(new LocalHostOptions { SimulatorOnly = true, Storage = storage });
        await app.StartAsync(ct);

        app.FunctionsAddress.ShouldBeNull();
        LastLine.ShouldStartWith("Ready: simulator on http://localhost:");
        (await RecordsAsync(storage)).ShouldBeGreaterThan(0);
        foreach (var queue in QueueNames.All)
            (await TestHosts.Queue(storage, queue).ExistsAsync(ct)).Value.ShouldBeTrue();
    }

    [Fact]
    public void The_settings_point_the_functions_at_the_simulator()
    {
        var settings = LocalSettings.Build("storage", 4711, "root");

        settings["MoiSmsStorage"].ShouldBe("storage");
        settings["AcsConnectionString"].ShouldBe($"endpoint=http://localhost:4711/;accesskey={LocalSettings.AcsAccessKey}");
        settings["MoiSms:ServiceNumber"].ShouldBe("+96599988");
        settings["MoiSms:ContentPath"].ShouldBe(Path.Combine("root", "content"));
        Convert.FromBase64String(LocalSettings.AcsAccessKey).ShouldNotBeEmpty();
    }

    private LocalHostApp App(LocalHostOptions options) => new(options with { Port = 0, SimulatorPort = 0, GatewayPort = 0 }, output);

    private async Task<int> RecordsAsync(string storage) =>
        await new TableClient(storage, TableNames.Records).QueryAsync<TableEntity>(cancellationToken: ct).CountAsync(ct);
}
