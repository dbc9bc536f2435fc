using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static MoiSms.Tests.Functions.AccessScenario;

namespace MoiSms.Tests.Functions;

/// <summary>Whatever is decided about a text with a serial or a code, its digits stand in no row.</summary>
public sealed class HiddenDigitsTests(AzuriteFixture azurite)
{
    private const string Serial = "105324817";
    private const string Code = "402913";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly string[] Words =
    [
        $"register {NoPhone} {Serial}", $"regster {NoPhone}/{Serial}", $"تسجيل {Arabic(NoPhone)} {Arabic(Serial)}",
        Code, "402 913", Arabic(Code), $"the code is {Code} thank you", $"STOP {Serial}",
    ];

    [Theory]
    [InlineData("opted out")]
    [InlineData("limited")]
    [InlineData("closed")]
    [InlineData("open")]
    public async Task In_no_row_of_a_text(string state)
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct, settings =>
        {
            if (state == "closed")
                settings[SettingNames.DefaultPhase] = "closed";
            if (state == "limited")
                settings[SettingNames.MaxTextsPerDay] = "1";
        });
        if (state is "opted out" or "limited")
            await scenario.TextAsync(Stranger, state == "limited" ? "help" : "STOP", Ct);

        foreach (var words in Words)
            await scenario.TextAsync(Stranger, words, Ct);

        await NothingIsKeptAsync(scenario);
    }

    [Fact]
    public async Task In_no_apology_and_no_dead_letter()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var service = scenario.Service;
        foreach (var words in Words)
        {
            var text = Some.Text(words) with { AcceptedAt = scenario.Time.GetUtcNow() };
            await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(text), Ct);
            var unreadable = Events.Sms(Events.NewId(), Some.Phone, words);
            unreadable["data"]!.AsObject().Remove("messageId");
            var quoted = Events.Sms(Events.NewId(), Some.Phone, words);
            quoted["data"] = quoted["data"]!.ToJsonString();
            using var response = await service.PostEventsAsync(
                Events.Post(unreadable, quoted, JsonValue.Create(words), new JsonObject { ["words"] = words }), Ct);
        }

        await Until.TrueAsync(
            async () => await service.Table(TableNames.DeadLetters).QueryAsync<TableEntity>(cancellationToken: Ct).CountAsync(Ct)
                == 5 * Words.Length, "everything filed", Ct);
        await NothingIsKeptAsync(scenario);
    }

    [Fact]
    public async Task A_dead_letter_whose_digits_are_hidden_cannot_be_replayed_and_any_other_can()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var store = service.Services.GetRequiredService<DeadLetterStore>();
        foreach (var (id, words) in new[] { ("hidden", $"register {NoPhone} {Serial}"), ("open", "violation of 5/1882") })
        {
            await store.FileAsync(new DeadLetter
            {
                Where = QueueNames.Inbound,
                Id = id,
                Reason = "a test",
                Body = QueueJson.Write(Some.Text(words)),
            }, Ct);
        }

        var list = await service.AdminAsync<DeadLetterList>(HttpMethod.Get, AdminRoutes.DeadLetters, null, Ct);

        list.Letters.ToDictionary(one => one.Id, one => one.Cut).ShouldBe(
            new Dictionary<string, bool> { ["hidden"] = true, ["open"] = false }, ignoreOrder: true);
    }

    [Fact]
    public async Task In_no_flag_of_a_pilot_member()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        await scenario.Service.AddMembersAsync(Ct, Stranger);
        await scenario.TextAsync(Stranger, "help", Ct);

        await scenario.TextAsync(Stranger, $"wrong, my serial is {Serial} of {NoPhone}", Ct);

        await NothingIsKeptAsync(scenario);
    }

    private static async Task NothingIsKeptAsync(AccessScenario scenario)
    {
        // What the ministry's import wrote is the record itself.
        var stored = new List<string>();
        foreach (var name in TableNames.All.Except([TableNames.Records]))
        {
            await foreach (var row in scenario.Service.Table(name).QueryAsync<TableEntity>(cancellationToken: Ct))
                stored.AddRange(row.Select(one => string.Create(CultureInfo.InvariantCulture, $"{name}.{one.Key}={one.Value}")));
        }

        stored.Count.ShouldBeGreaterThan(5);
        foreach (var secret in new[] { Serial, Code, "402 913", Arabic(Serial), Arabic(Code) })
            stored.Where(one => one.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Arabic(string digits) => string.Concat(digits.Select(digit => (char)('\u0660' + digit - '0')));
}
