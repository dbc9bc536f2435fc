using System.Net;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class AdminAuditTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_change_and_every_look_says_who_what_and_why_and_never_about_whom_in_plain()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.AskAsync(Phone, "help", Ct);
        var conversation = new { phone = Phone, reason = $"complaint 12 of {Phone}, civil id ٢٨٥٠١٠١٠٠٠١٢, call 5000 0101" };

        await service.SetPhaseAsync("public", Ct, 20);
        await service.AddMembersAsync(Ct, Phone);
        await service.AdminAsync<object>(HttpMethod.Get, AdminRoutes.Pilot, null, Ct);
        await service.AdminAsync<object>(HttpMethod.Get, AdminRoutes.PilotReport + "?from=2026-01-01&to=2026-01-02", null, Ct);
        await service.AdminAsync<object>(HttpMethod.Get, AdminRoutes.DeadLetters, null, Ct);
        await service.AdminAsync<object>(HttpMethod.Post, AdminRoutes.Conversation, conversation, Ct);
        await service.AdminAsync<object>(HttpMethod.Post, AdminRoutes.Person + "/export", conversation, Ct);
        await service.AdminAsync<object>(HttpMethod.Post, AdminRoutes.Person + "/erase", conversation, Ct);

        var rows = (await AuditAsync(service)).OrderBy(row => row.RowKey, StringComparer.Ordinal).ToList();
        rows.Select(row => row.GetString("What")).ShouldBe(
        [
            "phase set public 20", "pilot add (1 phones)", "pilot list", "report pilot 2026-01-01 to 2026-01-02", "deadletters list",
            "conversation show",
            "person export", "person erase",
        ]);
        rows.ShouldAllBe(
            row => row.GetString("Who") == "sara" && row.GetString("Role") == "operator" && row.GetDateTimeOffset("At") != null);
        rows[^1].GetString("Why").ShouldBe("complaint 12 of (number), civil id (number), call (number)");
        rows[^1].GetString("Subject").ShouldBe(new PartitionKeys(LocalDevelopment.KeySecret).For(Phone));
        string.Join('\n', rows.SelectMany(row => row.Select(property => property.Value))).ShouldNotContain("50000101");
    }

    [Fact]
    public async Task What_cannot_be_audited_is_not_done()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        await service.Table(TableNames.Audit).DeleteAsync(Ct);

        using var response = await service.SendAsync(
            HttpMethod.Put, AdminRoutes.Settings + "/phase", new { phase = "closed", reason = "over" }, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await service.AdminAsync<SettingsView>(HttpMethod.Get, AdminRoutes.Settings, null, Ct)).Phase.ShouldBe(ServicePhase.Public);
    }

    [Fact]
    public async Task A_viewers_report_holds_numbers_and_an_operators_with_a_reason_also_what_was_texted()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.AddMembersAsync(Ct, Phone);
        await service.AskAsync(Phone, "residency", Ct);
        await service.AskAsync(Phone, "wrong, an invented complaint", Ct);

        using var viewed = await service.SendAsync(HttpMethod.Get, AdminRoutes.PilotReport, null, Ct, "viewer");
        var numbers = await viewed.Content.ReadAsStringAsync(Ct);
        numbers.ShouldContain("\"flagged\":1");
        numbers.ShouldNotContain("an invented complaint");
        numbers.ShouldNotContain("residency is");
        using var refused = await service.SendAsync(HttpMethod.Post, AdminRoutes.PilotReport, new { reason = "errors" }, Ct, "viewer");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var report = await service.AdminAsync<PilotReport>(HttpMethod.Post, AdminRoutes.PilotReport, new { reason = "errors" }, Ct);
        report.Flags.ShouldHaveSingleItem().Words.ShouldBe("wrong, an invented complaint");
        (await AuditAsync(service)).Single(row => row.GetString("Why") == "errors")
            .GetString("What").ShouldStartWith("report pilot with words ");
    }

    [Fact]
    public async Task An_entry_whose_answer_is_lost_stands_in_the_audit_once_and_the_act_is_done()
    {
        await using var relay = await LosingRelay.StartAsync(azurite.TablePort, TableNames.Audit, Ct);
        await using var service = await TestService.StartAsync(
            azurite, Ct, settings => settings[SettingNames.Storage] = settings[SettingNames.Storage]!.Replace(
                $":{azurite.TablePort}/", $":{relay.Port}/", StringComparison.Ordinal), importDemo: false);

        await service.AdminAsync<object>(HttpMethod.Get, AdminRoutes.Pilot, null, Ct);

        relay.Lost.ShouldBe(1);
        (await AuditAsync(service)).ShouldHaveSingleItem().GetString("What").ShouldBe("pilot list");
    }

    [Theory]
    [InlineData("PUT", AdminRoutes.Settings + "/phase", """{"phase":"open"}""", "The body is not the JSON that is expected here.")]
    [InlineData("PUT", AdminRoutes.Settings + "/phase", """{}""", "The phase should be closed, pilot or public.")]
    [InlineData("PUT", AdminRoutes.Settings
        + "/phase", """{"phase":"public","percent":101}""", "A percentage goes with the phase public and is a whole number from 1 to 100.")]
    [InlineData("PUT", AdminRoutes.Settings
        + "/phase", """{"phase":"pilot","percent":20}""", "A percentage goes with the phase public and is a whole number from 1 to 100.")]
    [InlineData("PUT", AdminRoutes.Settings + "/kinds", """{"off":["holder"]}""", "Kinds that can be off: residency")]
    [InlineData("PUT", AdminRoutes.Settings + "/limits", """{"textsPerDay":-1}""", "Limits are whole numbers")]
    [InlineData("PUT", AdminRoutes.Settings + "/limits", """{"partsPerDay":3}""", "SMS parts a day: at least 4, the most of one answer.")]
    [InlineData("PUT", AdminRoutes.Settings + "/limits", """{}""", "No limit was given.")]
    [InlineData("POST", AdminRoutes.Pilot + "/add", """{"phones":[]}""", "Give 1 to 5000 phones.")]
    [InlineData("PUT", AdminRoutes.Settings + "/phase", """{"phase":"closed"}""", "A change needs a reason: it stands in the audit.")]
    [InlineData("PUT", AdminRoutes.Settings + "/kinds", """{"off":["visa"],"reason":" "}""", "A change needs a reason")]
    [InlineData("PUT", AdminRoutes.Settings + "/limits", """{"textsPerDay":30}""", "A change needs a reason")]
    [InlineData("PUT", AdminRoutes.Settings + "/notices", """{"english":"Closed"}""", "A change needs a reason")]
    [InlineData("POST", AdminRoutes.Pilot + "/add", """{"phones":["50000101"]}""", "A change needs a reason")]
    [InlineData("POST", AdminRoutes.Pilot + "/remove", """{"phones":["50000101"],"reason":""}""", "A change needs a reason")]
    [InlineData("GET", AdminRoutes.PilotReport + "?from=2026-13-01", null, "'from' should be a date such as 2026-03-05.")]
    [InlineData("GET", AdminRoutes.PilotReport + "?from=2026-03-05&to=2026-03-01", null, "The period should begin before it ends")]
    [InlineData("POST", AdminRoutes.Conversation, """{"phone":"50000101"}""", "Looking into a conversation needs a reason")]
    [InlineData("POST", AdminRoutes.Conversation, """{"phone":"abc","reason":"x"}""", "The phone is not a telephone number.")]
    [InlineData("POST", AdminRoutes.Person
        + "/erase", """{"civilId":"123456789012","reason":"x"}""", "That civil id is none: ")]
    [InlineData("POST", AdminRoutes.Person + "/erase", """{"phone":"50000101"}""", "Export or erasure of a person's data needs a")]
    [InlineData("POST", AdminRoutes.Person + "/export", """{"phone":"50000101"}""", "Export or erasure of a person's data needs a")]
    [InlineData("POST", AdminRoutes.DeadLetters + "/replay", """{"where":"events","id":"x"}""", "A change needs a reason")]
    [InlineData("POST", AdminRoutes.DeadLetters + "/discard", """{"where":"events","id":"x","reason":" "}""", "A change needs a reason")]
    [InlineData("POST", AdminRoutes.DeadLetters + "/replay-many", """{"where":"events","limit":10}""", "A change needs a reason")]
    [InlineData("POST", AdminRoutes.Flags + "/set", """{"id":"x","state":"fixed"}""", "A change needs a reason")]
    [InlineData("POST", AdminRoutes.Flags + "/list", """{}""", "Reading what people texted needs a reason")]
    [InlineData("POST", AdminRoutes.DeadLetters + "/show", """{"where":"Records","id":"x","reason":"x"}""", "Give where it lies")]
    [InlineData("POST", AdminRoutes.DeadLetters + "/show", """{"where":"events","id":"x"}""", "Reading what people texted needs a reason")]
    [InlineData("POST", AdminRoutes.PilotReport, """{"reason":" "}""", "Reading what people texted needs a reason")]
    public async Task What_makes_no_sense_is_400_with_one_sentence_and_without_what_was_given(
        string method, string path, string? body, string why)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        using var request = new HttpRequestMessage(new HttpMethod(method), "api/" + path)
        {
            Content = body is null
            ? null
            : Events.Json(body)
        };

        using var response = await service.Functions.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var said = await response.Content.ReadAsStringAsync(Ct);
        said.ShouldStartWith($"{{\"error\":\"{why}");
        said.ShouldNotContain("50000101");
        (await AuditAsync(service)).ShouldBeEmpty();
    }

    private static async Task<List<TableEntity>> AuditAsync(TestService service) =>
        await service.Table(TableNames.Audit).QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct);
}
