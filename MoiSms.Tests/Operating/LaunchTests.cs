using Azure.Data.Tables;
using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Operating;

public sealed class LaunchTests(AzuriteFixture azurite)
{
    private static readonly PartitionKeys Keys = new(LocalDevelopment.KeySecret);
    private static readonly string[] Everyone = [.. Enumerable.Range(100, 800).Select(i => $"+96550000{i}")];
    private static readonly string Early = Everyone.First(phone => PhaseGate.Percentile(Keys.For(phone)) < 20);
    private static readonly string Late = Everyone.First(phone => PhaseGate.Percentile(Keys.For(phone)) >= 20);
    private static readonly string Member = Everyone.Last(phone => PhaseGate.Percentile(Keys.For(phone)) >= 20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_way_from_closed_over_the_pilot_and_a_fifth_of_all_phones_to_everyone()
    {
        await using var service = await StartAsync("closed");
        await service.AddMembersAsync(Ct, Member);

        foreach (var phone in new[] { Member, Early, Late })
            (await service.ReplyOrSilenceAsync(phone, "help", Ct))
                .ShouldBe("The service is closed now. Please try again later. Emergency: call 112.");

        await service.SetPhaseAsync("pilot", Ct);
        (await service.ReplyOrSilenceAsync(Member, "thanks", Ct)).ShouldNotBeNull().ShouldContain("text WRONG");
        (await service.ReplyOrSilenceAsync(Early, "help", Ct)).ShouldBeNull("one notice a day");
        (await service.ReplyOrSilenceAsync(Late, "help", Ct)).ShouldBeNull("one notice a day");

        (await service.SetPhaseAsync("public", Ct, 20)).Percent.ShouldBe(20);
        await IsAnsweredAsync(service, Member);
        await IsAnsweredAsync(service, Early);
        (await service.ReplyOrSilenceAsync(Late, "help", Ct)).ShouldBeNull();

        await service.SetPhaseAsync("public", Ct);
        await IsAnsweredAsync(service, Late);
    }

    [Fact]
    public async Task Outside_the_pilot_there_is_one_notice_a_day_then_silence_and_all_is_recorded()
    {
        await using var service = await StartAsync("pilot");

        (await service.ReplyOrSilenceAsync(Late, "help", Ct))
            .ShouldBe("The service is on trial for selected numbers now and will open to everyone later. Emergency: call 112.");
        (await service.ReplyOrSilenceAsync(Late, "متى تنتهي اقامتي", Ct)).ShouldBeNull();
        (await service.ReplyOrSilenceAsync(Early, "متى تنتهي اقامتي", Ct)).ShouldNotBeNull().ShouldContain("مرحلة تجريبية");

        (await service.Table(TableNames.Conversations).QueryAsync<TableEntity>(
            row => row.RowKey.CompareTo("m:") >= 0 && row.RowKey.CompareTo("m;") < 0, cancellationToken: Ct).ToListAsync(Ct))
            .Select(row => row.GetString("Decision")).ShouldBe(["NotOpen", "NotOpen", "NotOpen"]);
    }

    [Fact]
    public async Task The_notice_comes_again_on_the_next_day_of_kuwaits_calendar()
    {
        await using var service = await StartAsync("pilot");
        (await service.ReplyOrSilenceAsync(Late, "help", Ct)).ShouldNotBeNull();
        await service.Table(TableNames.Conversations).UpdateEntityAsync(
            new TableEntity(Keys.For(Late), "state") { ["PhaseNoticeOn"] = "2020-01-01" }, Azure.ETag.All, TableUpdateMode.Merge, Ct);

        (await service.ReplyOrSilenceAsync(Late, "help", Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Emergencies_and_leaving_are_answered_in_every_phase()
    {
        await using var service = await StartAsync("closed");

        (await service.ReplyOrSilenceAsync(Late, "help me there is a fire in my house", Ct)).ShouldNotBeNull().ShouldContain("112");
        var id = await service.TextAsync(Late, "stop", Ct);
        await Until.TrueAsync(async () => await service.RowAsync(Late, id, Ct) is not null, "a decision", Ct);
        (await service.RowAsync(Late, id, Ct))!.Decision.ShouldBe(Decision.OptChanged);
    }

    [Fact]
    public async Task Without_any_setting_only_members_are_answered()
    {
        await using var service = await TestService.StartAsync(
            azurite, Ct, settings => settings.Remove(SettingNames.DefaultPhase), importDemo: false);

        (await service.ReplyOrSilenceAsync(Late, "help", Ct)).ShouldNotBeNull().ShouldContain("on trial");
    }

    [Fact]
    public async Task Another_instance_follows_by_itself()
    {
        await using var service = await StartAsync("closed", refreshSeconds: 1);

        // Written past this host, as another instance's admin API would.
        await service.Table(TableNames.Settings)
            .UpsertEntityAsync(new TableEntity("settings", "service") { ["Phase"] = "Pilot" }, cancellationToken: Ct);
        await service.Table(TableNames.Pilot)
            .UpsertEntityAsync(new TableEntity("members", Keys.For(Member)) { ["Phone"] = Member }, cancellationToken: Ct);

        await Until.TrueAsync(
            async () => await service.ReplyOrSilenceAsync(Member, "help", Ct) is { } reply
                && !reply.Contains("closed now", StringComparison.Ordinal), "an answer to the member", Ct);

        await service.Table(TableNames.Pilot).DeleteEntityAsync("members", Keys.For(Member), cancellationToken: Ct);
        await Until.TrueAsync(
            async () => await service.ReplyOrSilenceAsync(Member, "help", Ct) is null, "silence for who is a member no more", Ct);
    }

    [Fact]
    public async Task A_phase_of_another_version_closes_rather_than_opens()
    {
        await using var service = await StartAsync("public", refreshSeconds: 1);
        await service.Table(TableNames.Settings)
            .UpsertEntityAsync(new TableEntity("settings", "service") { ["Phase"] = "Invited" }, cancellationToken: Ct);

        await Until.TrueAsync(
            async () => (await service.AdminAsync<SettingsView>(
                HttpMethod.Get, AdminRoutes.Settings, null, Ct)).Phase == ServicePhase.Closed, "the change", Ct);
        (await service.ReplyOrSilenceAsync(Early, "help", Ct)).ShouldNotBeNull().ShouldContain("closed now");
    }

    [Fact]
    public async Task The_ministrys_own_words_stand_in_for_the_notice()
    {
        await using var service = await StartAsync("pilot");
        await service.AdminAsync<SettingsView>(HttpMethod.Put, AdminRoutes.Settings
            + "/notices", new { arabic = "نفتح في رمضان", english = "We open in Ramadan {{ 1 }}", reason = "a test" }, Ct);

        (await service.ReplyOrSilenceAsync(Late, "help", Ct)).ShouldBe("We open in Ramadan {{ 1 }}");
        (await service.ReplyOrSilenceAsync(Early, "متى تنتهي اقامتي", Ct)).ShouldBe("نفتح في رمضان");
    }

    private static async Task IsAnsweredAsync(TestService service, string phone) =>
        (await service.ReplyOrSilenceAsync(phone, "help", Ct)).ShouldNotBeNull().ShouldNotContain("open to everyone later");

    private Task<TestService> StartAsync(string phase, int refreshSeconds = 30) => TestService.StartAsync(
        azurite,
        Ct,
        settings =>
        {
            settings[SettingNames.DefaultPhase] = phase;
            settings[SettingNames.SettingsRefreshSeconds] = $"{refreshSeconds}";
        },
        importDemo: false);
}
