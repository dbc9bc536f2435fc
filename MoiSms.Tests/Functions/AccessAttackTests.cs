using System.Net;
using System.Text.Json.Nodes;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static MoiSms.Tests.Functions.AccessScenario;

namespace MoiSms.Tests.Functions;

/// <summary>Guessing, enumerating and forging gets nobody anywhere.</summary>
public sealed class AccessAttackTests(AzuriteFixture azurite)
{
    private const string NobodysCivilId = "288020122596";
    private const string WrongSerial = "123456789";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failed_registration_says_and_costs_the_same_whether_the_person_exists_is_linked_or_the_serial_is_wrong()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        await scenario.SettledAsync(Stranger, (await scenario.TextAsync(Stranger, "thanks", Ct)).Id, Ct);
        var seen = new List<(string? Reply, Decision Decision, long Calls)>();

        foreach (var civilId in new[] { NobodysCivilId, NoPhone, Known })
        {
            var before = scenario.Calls;
            var id = await scenario.Service.TextAtAsync(Stranger, $"register {civilId} {WrongSerial}", scenario.Time.GetUtcNow(), Ct);
            await scenario.SettledAsync(Stranger, id, Ct);
            var calls = scenario.Calls - before;
            var told = await scenario.OutcomeAsync(Stranger, id, Ct);
            seen.Add((told.Reply, told.Decision, calls));
        }

        seen.Distinct().ShouldHaveSingleItem().Reply!.ShouldStartWith("If the details are right");
    }

    [Fact]
    public async Task A_question_about_somebody_elses_civil_id_is_refused_in_the_same_words_whether_it_exists()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        await scenario.TextAsync(KnownPhone, "thanks", Ct);

        var replies = new[]
        {
            await scenario.TextAsync(KnownPhone, $"residency {NobodysCivilId}", Ct),
            await scenario.TextAsync(KnownPhone, $"residency {NoPhone}", Ct),
        };

        replies.ShouldAllBe(told => told.Decision == Decision.Refused);
        replies.Select(told => told.Reply).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_phone_for_a_day_even_for_the_right_code()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var code = await scenario.CodeAsync(Stranger, NoPhone, NoPhoneSerial, Ct);

        for (var guess = 1; guess <= Attempts.Limit; guess++)
            (await scenario.TextAsync(Stranger, OtherThan(code), Ct)).Decision.ShouldBe(Decision.AccessDenied);

        (await scenario.TextAsync(Stranger, code, Ct)).Reply!.ShouldStartWith("Too many attempts");
        (await scenario.TextAsync(Stranger, $"register {Known} {KnownSerial}", Ct)).Reply!.ShouldStartWith(
            "Too many attempts", Case.Sensitive, "another civil id helps not");
        scenario.Time.MoveOn(Attempts.Span - TimeSpan.FromHours(1));
        (await scenario.TextAsync(Stranger, $"register {Known} {KnownSerial}", Ct)).Decision.ShouldBe(Decision.AccessDenied);
        scenario.Time.MoveOn(TimeSpan.FromHours(2));
        (await scenario.TextAsync(Stranger, $"register {Known} {KnownSerial}", Ct)).Decision.ShouldBe(Decision.CodeSent);
    }

    [Fact]
    public async Task Four_wrong_codes_do_not_lock()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var code = await scenario.CodeAsync(Stranger, NoPhone, NoPhoneSerial, Ct);

        for (var guess = 1; guess < Attempts.Limit; guess++)
            await scenario.TextAsync(Stranger, OtherThan(code), Ct);

        (await scenario.TextAsync(Stranger, code, Ct)).Decision.ShouldBe(Decision.LinkChanged);
    }

    [Fact]
    public async Task A_hundred_phones_together_compare_five_serials_of_a_civil_id_a_day()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var texts = Enumerable.Range(0, 100).Select(i => (Id: Events.NewId(), Phone: $"+965500003{i:D2}")).ToArray();

        using var response = await scenario.Service.PostEventsAsync(
            Events.Post([.. texts.Select((text, i) =>
                (JsonNode)Events.Sms(text.Id, text.Phone, $"register {Known} {WrongSerial[..7]}{i:D2}", scenario.Time.GetUtcNow()))]), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = await Task.WhenAll(texts.Select(text => scenario.OutcomeAsync(text.Phone, text.Id, Ct)));

        told.Count(one => one.Reply!.StartsWith("If the details are right", StringComparison.Ordinal)).ShouldBe(Attempts.Limit);
        told.Count(one => one.Reply!.StartsWith("Too many attempts", StringComparison.Ordinal)).ShouldBe(texts.Length - Attempts.Limit);
        (await scenario.TextAsync(Stranger, $"register {Known} {KnownSerial}", Ct)).Reply!.ShouldStartWith(
            "Too many attempts", Case.Sensitive, "now even with the right serial");
        (await scenario.TextAsync(KnownPhone, "residency", Ct)).Decision.ShouldBe(
            Decision.Answered, "who is linked already notices nothing");
        scenario.Time.MoveOn(Attempts.Span + TimeSpan.FromMinutes(1));
        (await scenario.TextAsync(Stranger, $"register {Known} {KnownSerial}", Ct)).Decision.ShouldBe(Decision.CodeSent);
    }

    [Fact]
    public async Task Forged_registrations_and_codes_nobody_waits_for_do_not_lock_the_phone_they_name()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);

        foreach (var civilId in new[] { NobodysCivilId, Known, "289080879851", "319032315378", "294062516113", "281041180603" })
            (await scenario.TextAsync(Stranger, $"register {civilId} {WrongSerial}", Ct)).Decision.ShouldBe(Decision.AccessDenied);
        for (var i = 0; i < 6; i++)
            (await scenario.TextAsync(Stranger, "000000", Ct)).Decision.ShouldBe(Decision.AccessDenied);

        await scenario.LinkAsync(Stranger, NoPhone, NoPhoneSerial, Ct);
        (await scenario.TextAsync(Stranger, "residency", Ct)).Decision.ShouldBe(Decision.Answered);
    }

    [Fact]
    public async Task Wrong_codes_count_by_civil_id_too()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var code = await scenario.CodeAsync(Stranger, NoPhone, NoPhoneSerial, Ct);
        for (var guess = 1; guess < Attempts.Limit; guess++)
            await scenario.TextAsync(Stranger, OtherThan(code), Ct);

        var other = await scenario.TextAsync("+96550000298", $"register {NoPhone} {NoPhoneSerial}", Ct);

        other.Reply!.ShouldStartWith("Too many attempts", Case.Sensitive, "one registration and four wrong codes are five");
    }
}
