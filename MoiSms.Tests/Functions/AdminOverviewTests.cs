using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class AdminOverviewTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_calls_is_told_what_they_may_do_and_what_they_look_at()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        var me = await service.AdminAsync<CallerView>(HttpMethod.Get, AdminRoutes.Me, null, Ct);
        using var viewer = await service.SendAsync(HttpMethod.Get, AdminRoutes.Me, null, Ct, "viewer");
        using var nobody = await service.SendAsync(HttpMethod.Get, AdminRoutes.Me, null, Ct, "nobody");

        (me.Name, me.Environment, me.Phase).ShouldBe(("sara", "local", ServicePhase.Public));
        me.Roles.ShouldBe(["viewer", "operator"]);
        me.ContentVersion.Length.ShouldBe(12);
        (await viewer.Content.ReadFromJsonAsync<CallerView>(AdminJson.Options, Ct))!.Roles.ShouldBe(["viewer"]);
        nobody.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_content_says_its_version_its_topics_and_what_has_to_be_confirmed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        var content = await service.AdminAsync<ContentView>(HttpMethod.Get, AdminRoutes.Content, null, Ct);

        content.Version.ShouldBe(MoiSms.Core.Content.ContentVersion.Of(RepositoryFiles.Content).Value);
        content.Topics.Select(topic => topic.Topic).ShouldBe(
            Directory.GetFiles(Path.Combine(RepositoryFiles.Content, "examples"), "*.txt").Select(Path.GetFileNameWithoutExtension),
            ignoreOrder: true);
        content.Topics.Single(topic => topic.Topic == "passport-renew").En.ShouldNotBeNullOrEmpty();
        content.Areas.ShouldContain(area => area.Area == "salmiya" && area.Ar.Length > 0);
        content.Kinds.ShouldContain("residency");
        content.Verify.ShouldAllBe(mark => mark.Id.Length > 0 && mark.Source.Length > 0);
    }

    [Fact]
    public async Task The_queues_are_measured_one_by_one()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        var states = await service.AdminAsync<QueueStates>(HttpMethod.Get, AdminRoutes.Queues, null, Ct);

        states.Queues.Select(queue => queue.Name).ShouldBe(QueueNames.All);
        states.Queues.ShouldAllBe(queue => queue.Length == 0 && queue.OldestSeconds == 0);
    }

    [Fact]
    public async Task The_audit_of_a_day_lists_what_was_done_the_newest_first()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        await service.SetPhaseAsync("pilot", Ct);
        await service.SetPhaseAsync("closed", Ct);

        var today = await service.AdminAsync<AuditDay>(HttpMethod.Get, AdminRoutes.Audit, null, Ct);
        var before = await service.AdminAsync<AuditDay>(HttpMethod.Get, AdminRoutes.Audit + "?day=2026-01-01", null, Ct);

        today.Entries.Select(entry => (entry.What, entry.Who, entry.Role, entry.Why)).ShouldBe(
            [("phase set closed 100", "sara", "operator", "a test"), ("phase set pilot 100", "sara", "operator", "a test")]);
        before.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_console_reaches_the_admin_api_through_the_simulator_and_nothing_else()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        using var change = new HttpRequestMessage(HttpMethod.Put, "console/api/manage/settings/phase")
        {
            Content = JsonContent.Create(new { phase = "pilot", reason = "a test" }),
        };
        change.Headers.Add("x-moisms-user", "mona");

        using var changed = await service.Phone.SendAsync(change, Ct);
        using var audit = await service.Phone.GetAsync(new Uri("console/api/manage/audit?day=2026-01-01", UriKind.Relative), Ct);
        using var events = await service.Phone.GetAsync(new Uri("console/api/health/live", UriKind.Relative), Ct);
        using var above = await service.Phone.GetAsync(new Uri("console/api/manage/%2e%2e/health/live", UriKind.Relative), Ct);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "console/api/manage/me");
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        using var refused = await service.Phone.SendAsync(foreign, Ct);

        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await changed.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("phase").GetString().ShouldBe("pilot");
        changed.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await audit.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("day").GetString().ShouldBe("2026-01-01");
        events.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        above.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var done = await service.AdminAsync<AuditDay>(HttpMethod.Get, AdminRoutes.Audit, null, Ct);
        done.Entries.ShouldHaveSingleItem().Who.ShouldBe("mona");
    }
}
