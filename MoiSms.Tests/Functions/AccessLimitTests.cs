using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static MoiSms.Tests.Functions.AccessScenario;

namespace MoiSms.Tests.Functions;

/// <summary>What one phone may ask and cost, and who is left in peace.</summary>
public sealed class AccessLimitTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_ten_texts_in_a_minute_comes_one_notice_and_then_silence_until_the_minute_is_over()
    {
        await using var scenario = await StartAsync(SettingNames.MaxTextsPerMinute, "10");

        for (var text = 1; text <= 10; text++)
            (await scenario.TextAsync(Stranger, "thanks", Ct)).Decision.ShouldBe(Decision.Answered);
        var notice = await scenario.TextAsync(Stranger, "thanks", Ct);
        notice.Decision.ShouldBe(Decision.Limited);
        notice.Reply!.ShouldStartWith("Too many texts");
        for (var text = 0; text < 5; text++)
            (await scenario.TextAsync(Stranger, "thanks", Ct)).ShouldSatisfyAllConditions(
                told => told.Decision.ShouldBe(Decision.Limited),
                told => told.Reply.ShouldBeNull());

        scenario.Time.MoveOn(TimeSpan.FromMinutes(1));
        (await scenario.TextAsync(Stranger, "thanks", Ct)).Decision.ShouldBe(Decision.Answered);
        (await scenario.TextAsync(KnownPhone, "thanks", Ct)).Decision.ShouldBe(Decision.Answered, "limits are each phone's own");
    }

    [Theory]
    [InlineData(SettingNames.MaxTextsPerDay, "6", "thanks", 6)]
    [InlineData(SettingNames.MaxPartsPerDay, "9", "thanks", 6)]
    [InlineData(SettingNames.MaxPartsPerDay, "13", "help", 5)]
    public async Task A_day_in_kuwait_has_its_own_limit_of_texts_and_of_parts(string setting, string value, string text, int answered)
    {
        await using var scenario = await StartAsync(setting, value);
        // 20:00 UTC is an hour before the day ends in Kuwait.
        scenario.Time.MoveOn(new DateTimeOffset(2026, 11, 24, 20, 0, 0, TimeSpan.Zero) - scenario.Time.GetUtcNow());
        await scenario.TextAsync(Stranger, "hi", Ct);
        scenario.Time.MoveOn(TimeSpan.FromHours(24));

        for (var i = 0; i < answered; i++)
            (await scenario.TextAsync(Stranger, text, Ct)).Decision.ShouldBe(Decision.Answered);
        (await scenario.TextAsync(Stranger, text, Ct)).Reply!.ShouldContain("limit for today");
        (await scenario.TextAsync(Stranger, text, Ct)).Reply.ShouldBeNull();

        scenario.Time.MoveOn(TimeSpan.FromHours(1));
        (await scenario.TextAsync(Stranger, text, Ct)).Decision.ShouldBe(Decision.Answered, "another day began in Kuwait, not yet in UTC");
    }

    [Fact]
    public async Task One_phone_costs_no_more_a_day_than_was_computed_however_much_it_texts()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct, settings =>
        {
            settings[SettingNames.MaxTextsPerMinute] = "10";
            settings[SettingNames.MaxTextsPerDay] = "60";
            settings[SettingNames.MaxPartsPerDay] = "60";
        });
        var most = scenario.Service.Services.GetRequiredService<PhoneLimits>().MostPartsPerDay(
            Longest(scenario, Intent.Emergency), Math.Max(Longest(scenario, Intent.Stop), Longest(scenario, Intent.Start)),
            LongestNotice(scenario));
        most.ShouldBe(60 + 10 * 2 + 10 * 2 + 2 * 2, "the figure that operators are told");

        // Every kind of reply in its dearer language, 240 texts in 24 minutes: twice all that is answered, and more.
        string[] texts = ["تجديد جواز السفر", "ساعدوني حرامي في البيت اتصلوا بالشرطة", "المزيد", "إيقاف", "start", "إقامتي", "ابدأ",
            "مساعدة", "صباح الخير", "تجديد رخصة القيادة"];
        for (var minute = 0; minute < 24; minute++)
        {
            foreach (var text in texts)
                await scenario.TextAsync(Stranger, text, Ct);
            scenario.Time.MoveOn(TimeSpan.FromMinutes(1));
        }

        var sent = (await scenario.RepliesAsync(Stranger, Ct)).Sum(reply => SmsSegmenter.Count(reply).Parts);
        sent.ShouldBeLessThanOrEqualTo(most);
        sent.ShouldBeGreaterThan(most - 25, "the figure is no mere guess: the flood comes near it");
        (await scenario.TextAsync(Stranger, "هل من احد", Ct)).Reply.ShouldBeNull();
    }

    [Fact]
    public async Task The_third_identical_text_in_a_row_that_is_not_understood_gets_no_reply()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        const string Machine = "qwertz blah 77";

        (await scenario.TextAsync(Stranger, Machine, Ct)).Reply.ShouldNotBeNull();
        (await scenario.TextAsync(Stranger, Machine, Ct)).Reply.ShouldNotBeNull();
        for (var i = 0; i < 3; i++)
            (await scenario.TextAsync(Stranger, Machine, Ct)).ShouldSatisfyAllConditions(
                told => told.Decision.ShouldBe(Decision.Limited),
                told => told.Reply.ShouldBeNull());

        (await scenario.TextAsync(Stranger, "qwertz blah 78", Ct)).Reply.ShouldNotBeNull();
        (await scenario.TextAsync(Stranger, Machine, Ct)).Reply.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_question_that_no_service_is_about_is_answered_however_often_it_comes()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);

        for (var i = 0; i < 3; i++)
            (await scenario.TextAsync(Stranger, "اقدر اشتري رقم لوحة مميز", Ct)).ShouldSatisfyAllConditions(
                told => told.Decision.ShouldBe(Decision.Answered),
                told => told.Reply.ShouldNotBeNull());
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("arret")]
    [InlineData("QUIT")]
    [InlineData(" End ")]
    [InlineData("REVOKE")]
    [InlineData("OPT OUT")]
    [InlineData("Cancel")]
    [InlineData("UNSUBSCRIBE")]
    [InlineData("إيقاف")]
    [InlineData("الغاء الاشتراك")]
    public async Task Who_opts_out_hears_it_once_and_nothing_more_until_they_opt_in(string word)
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);

        (await scenario.TextAsync(KnownPhone, word, Ct)).Decision.ShouldBe(Decision.OptChanged);
        (await scenario.TextAsync(KnownPhone, "residency", Ct)).ShouldSatisfyAllConditions(
            told => told.Decision.ShouldBe(Decision.OptedOut),
            told => told.Reply.ShouldBeNull());
        (await scenario.TextAsync(KnownPhone, "help me there is a fire", Ct)).Reply!.ShouldContain("112");

        (await scenario.TextAsync(KnownPhone, word[0] < 'ا' ? "UNSTOP" : "ابدأ", Ct)).Decision.ShouldBe(Decision.OptChanged);
        (await scenario.TextAsync(KnownPhone, "residency", Ct)).Decision.ShouldBe(Decision.Answered);
    }

    [Fact]
    public async Task A_delivery_report_that_the_phone_opted_out_is_honoured()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var told = await scenario.TextAsync(Stranger, "hello", Ct);

        var tag = (await scenario.Service.RowAsync(Stranger, told.Id, Ct))!.InboundId;
        using var response = await scenario.Service.PostEventsAsync(Events.Post(Events.Report(tag, Stranger, "Failed", "4007")), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await scenario.TextAsync(Stranger, "hello", Ct)).Decision.ShouldBe(Decision.OptedOut);
        (await scenario.TextAsync(Stranger, "start", Ct)).Decision.ShouldBe(Decision.OptChanged);
        (await scenario.TextAsync(Stranger, "hello", Ct)).Decision.ShouldBe(Decision.Answered);
    }

    [Fact]
    public async Task An_emergency_is_answered_past_every_limit_up_to_its_own()
    {
        await using var scenario = await StartAsync(SettingNames.MaxTextsPerDay, "1");
        await scenario.TextAsync(Stranger, "hello", Ct);
        await scenario.TextAsync(Stranger, "hello", Ct);
        (await scenario.TextAsync(Stranger, "hello", Ct)).Reply.ShouldBeNull();

        for (var i = 0; i < PhoneLimits.EmergenciesPerDay; i++)
            (await scenario.TextAsync(Stranger, "there is a fire in my house", Ct)).Reply!.ShouldContain("112");
        (await scenario.TextAsync(Stranger, "there is a fire in my house", Ct)).Decision.ShouldBe(Decision.Limited);
    }

    private Task<AccessScenario> StartAsync(string setting, string value) =>
        AccessScenario.StartAsync(azurite, Ct, settings => settings[setting] = value);

    private static int Longest(AccessScenario scenario, Intent intent) => Dearest(language => Composer(scenario).Compose(new ReplyContext
    {
        Understanding = new TextUnderstanding { Intent = intent, Language = language, Confidence = 1 },
        Access = SubjectAccess.NotPersonal,
        Now = scenario.Time.GetUtcNow(),
    }).Parts);

    private static int LongestNotice(AccessScenario scenario) => Math.Max(
        Dearest(language => Composer(scenario).Compose(ReplyNotice.TooManyTexts, language).Parts),
        Dearest(language => Composer(scenario).Compose(ReplyNotice.DayLimit, language).Parts));

    private static ReplyComposer Composer(AccessScenario scenario) => scenario.Service.Services.GetRequiredService<ReplyComposer>();

    private static int Dearest(Func<Language, int> parts) => Enum.GetValues<Language>().Max(parts);
}
