using System.Text;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

public sealed class GatewayInTests(AzuriteFixture azurite)
{
    private const string Claim = ":joining";
    private const string Words = "متى تنتهي إقامتي؟";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_reaches_the_service_before_the_operator_hears_that_it_was_taken()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        scenario.Webhook.Refuse(2);

        await DeliverAsync(scenario, Words);

        await scenario.QuietAsync(Ct);
        var text = scenario.Webhook.Texts.ShouldHaveSingleItem().Sms;
        (text.From, text.Text).ShouldBe((Some.Phone, Words));
        // On a loaded machine the webhook may be too slow once more, or the answer: then the centre brings it again.
        var answers = (await scenario.Smsc.StateAsync(Ct)).Answers;
        answers.TakeWhile(status => status == 0x64).Count().ShouldBeGreaterThanOrEqualTo(2);
        answers[^1].ShouldBe(0u);
        answers.SkipWhile(status => status == 0x64).ShouldAllBe(status => status == 0);
    }

    [Fact]
    public async Task The_same_question_asked_again_is_the_next_text()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);

        await DeliverAsync(scenario, Words);
        await scenario.QuietAsync(Ct);
        await DeliverAsync(scenario, Words);
        await scenario.QuietAsync(Ct);

        scenario.Webhook.Texts.Select(text => text.Sms.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_text_that_the_centre_brings_again_before_it_was_answered_is_the_same_text()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        var answer = new TaskCompletionSource();
        scenario.Webhook.Holds = answer.Task;

        await DeliverAsync(scenario, Words);
        await Until.TrueAsync(async () => (await scenario.Smsc.StateAsync(Ct)).Brought > 2, "a text brought three times", Ct);
        answer.SetResult();
        await Until.TrueAsync(
            async () => await scenario.Smsc.StateAsync(Ct) is var state && state.Answers.Count == state.Brought, "as many answers", Ct);

        scenario.Webhook.Texts.Select(text => text.Sms.Id).Distinct().ShouldHaveSingleItem();
        (await scenario.Smsc.StateAsync(Ct)).Answers.ShouldAllBe(status => status == 0);
    }

    [Fact]
    public async Task A_text_whose_answer_was_lost_with_its_line_is_the_same_text()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await scenario.Smsc.SetAsync(new { loseAnswers = 1 }, Ct);

        await DeliverAsync(scenario, Words);
        await scenario.QuietAsync(Ct);

        scenario.Webhook.Texts.Count.ShouldBeGreaterThan(1);
        scenario.Webhook.Texts.Select(text => text.Sms.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_words_over_a_line_of_another_gateway_are_the_next_text()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        await using var other = await scenario.AddAsync(Ct);

        for (var text = 1; text <= 4; text++)
        {
            await DeliverAsync(scenario, "1");
            await scenario.QuietAsync(Ct);
            await scenario.ProvenAsync(Ct);
        }

        scenario.Webhook.Texts.Select(text => text.Sms.Id).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task The_same_words_after_the_line_that_answered_them_ended_are_the_next_text()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);

        await DeliverAsync(scenario, "1");
        await scenario.QuietAsync(Ct);
        await scenario.ProvenAsync(Ct);
        await scenario.RestartAsync(Ct);
        await DeliverAsync(scenario, "1");
        await scenario.QuietAsync(Ct);

        scenario.Webhook.Texts.Select(text => text.Sms.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Parts_that_come_in_any_order_and_twice_are_one_text()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        var parts = new[] { "واحد ", "اثنان ", "ثلاثة ", "أربعة" };

        foreach (var number in new[] { 3, 1, 3, 4, 2, 4 })
        {
            await DeliverPartAsync(scenario, parts, number);
            await scenario.QuietAsync(Ct);
        }

        scenario.Webhook.Texts.ShouldHaveSingleItem().Sms.Text.ShouldBe(string.Concat(parts));
    }

    [Fact]
    public async Task A_text_whose_part_is_lost_is_passed_on_with_what_is_there_also_after_a_restart()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct, settings => settings with
        {
            PartsWait = TimeSpan.FromSeconds(2),
            SweepInterval = TimeSpan.FromMilliseconds(100),
        });
        var parts = new[] { "واحد ", "اثنان ", "ثلاثة ", "أربعة" };

        foreach (var number in new[] { 4, 1, 2 })
            await DeliverPartAsync(scenario, parts, number);
        await scenario.QuietAsync(Ct);
        await scenario.RestartAsync(Ct);

        await Until.TrueAsync(() => scenario.Webhook.Texts.Count > 0, Ct);
        scenario.Webhook.Texts.ShouldHaveSingleItem().Sms.Text.ShouldBe("واحد اثنان …أربعة");
    }

    [Fact]
    public async Task The_last_part_comes_again_where_the_service_did_not_store_the_text()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        scenario.Webhook.Refuse(1);

        foreach (var number in new[] { 1, 2 })
            await DeliverPartAsync(scenario, ["one ", "two"], number);

        await scenario.QuietAsync(Ct);
        scenario.Webhook.Texts.ShouldHaveSingleItem().Sms.Text.ShouldBe("one two");
    }

    [Fact]
    public async Task A_part_that_comes_while_its_text_is_passed_on_does_not_pass_it_on_again()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct);
        var answer = new TaskCompletionSource();
        scenario.Webhook.Holds = answer.Task;
        await DeliverPartAsync(scenario, ["one ", "two"], 1);
        await scenario.QuietAsync(Ct);
        await DeliverPartAsync(scenario, ["one ", "two"], 2);
        await Until.TrueAsync(async () => await ClaimAsync(scenario) is not null, "a text that is passed on", Ct);

        // Answered and stored before: handled anew.
        await DeliverPartAsync(scenario, ["one ", "two"], 1);
        await Until.TrueAsync(async () => (await scenario.Smsc.StateAsync(Ct)).Answers.Contains(0x64u), "a part that is to come again", Ct);
        answer.SetResult();
        await scenario.QuietAsync(Ct);

        scenario.Webhook.Texts.ShouldHaveSingleItem().Sms.Text.ShouldBe("one two");
        (await ClaimAsync(scenario)).ShouldBeNull();
    }

    [Fact]
    public async Task A_text_whose_gateway_was_killed_while_it_passed_it_on_is_passed_on_by_the_next_that_may()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct, settings => settings with
        {
            Smsc = settings.Smsc with { ResponseTimeout = TimeSpan.FromSeconds(1) },
        });
        await DeliverPartAsync(scenario, ["one ", "two"], 1);
        await scenario.QuietAsync(Ct);
        var set = (await scenario.Table.QueryAsync<TableEntity>(
            row => row.PartitionKey == GatewayNames.Waiting, cancellationToken: Ct).SingleAsync(Ct)).GetString(GatewayNames.Text);
        var partition = new PartitionKeys(LocalDevelopment.KeySecret).For(Some.Phone);
        await scenario.Table.AddEntityAsync(
            new TableEntity(partition, $"{GatewayNames.Part}{set}{Claim}") { [GatewayNames.At] = TimeProvider.System.GetUtcNow() }, Ct);

        await DeliverPartAsync(scenario, ["one ", "two"], 2);
        await scenario.QuietAsync(Ct);

        scenario.Webhook.Texts.ShouldHaveSingleItem().Sms.Text.ShouldBe("one two");
    }

    /// <summary>Who passes a text on; null while nobody does.</summary>
    private static async Task<TableEntity?> ClaimAsync(GatewayScenario scenario) =>
        await scenario.Table.QueryAsync<TableEntity>(cancellationToken: Ct)
            .FirstOrDefaultAsync(row => row.RowKey.EndsWith(Claim, StringComparison.Ordinal), Ct);

    private static Task DeliverAsync(GatewayScenario scenario, string words) => scenario.Smsc.DeliverAsync(
        new
        {
            source_addr_ton = 1,
            source_addr = Some.Phone.TrimStart('+'),
            destination_addr = "99988",
            data_coding = 8,
            hex = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(words)),
        },
        Ct);

    private static Task DeliverPartAsync(GatewayScenario scenario, string[] parts, int number) => scenario.Smsc.DeliverAsync(
        new
        {
            source_addr = Some.Phone.TrimStart('+'),
            destination_addr = "99988",
            esm_class = 0x40,
            data_coding = 8,
            hex = $"050003 2A {parts.Length:X2} {number:X2}".Replace(" ", "", StringComparison.Ordinal)
                + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(parts[number - 1])),
        },
        Ct);
}
