using System.Net;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>What went wrong for people, as operators see it: texts not understood, replies called wrong.</summary>
public sealed class AdminTextsTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";
    private const string Other = "+96550000102";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_not_understood_are_grouped_with_their_digits_masked_and_the_look_stands_in_the_audit()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.AskAsync(Phone, "zxqv wkrj pltm 4471", Ct);
        await service.AskAsync(Other, "zxqv wkrj pltm 9", Ct);
        await service.AskAsync(Phone, "help", Ct);
        await service.DrainedAsync(Ct);
        await service.Services.GetRequiredService<HourCounter>().CountAsync(Ct);

        var list = await service.AdminAsync<NotUnderstoodList>(HttpMethod.Post, AdminRoutes.NotUnderstood, new { }, Ct);

        (list.Texts, list.Gone, list.More).ShouldBe((2, 0, false));
        var group = list.Groups.ShouldHaveSingleItem();
        (group.Count, group.Language, group.NotUnderstood).ShouldBe((2, "en", true));
        group.Lines.Select(line => line.Text).ShouldBe(["zxqv wkrj pltm ****", "zxqv wkrj pltm *"], ignoreOrder: true);
        group.Nearest.Count.ShouldBeLessThanOrEqualTo(3);
        (await AuditAsync(service))[^1].ShouldStartWith("notunderstood list ");
    }

    [Fact]
    public async Task A_text_whose_words_are_gone_is_counted_as_gone_and_an_erasure_takes_the_pointer_too()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = await service.TextAsync(Phone, "zxqv wkrj pltm", Ct);
        await service.ReplyAsync(id, Ct);
        await service.DrainedAsync(Ct);
        await service.Services.GetRequiredService<HourCounter>().CountAsync(Ct);
        var row = (await service.RowsAsync(Phone, id, Ct)).Single();
        await service.Table(TableNames.Conversations).UpdateEntityAsync(
            new TableEntity(row.PartitionKey, row.RowKey) { ["Text"] = "" }, Azure.ETag.All, TableUpdateMode.Merge, Ct);

        var list = await service.AdminAsync<NotUnderstoodList>(HttpMethod.Post, AdminRoutes.NotUnderstood, new { }, Ct);
        await service.AdminAsync<PersonErased>(
            HttpMethod.Post, AdminRoutes.Person + "/erase", new { phone = Phone, reason = "a test" }, Ct);

        (list.Texts, list.Gone, list.Groups.Count).ShouldBe((0, 1, 0));
        (await service.Table(TableNames.Pilot).QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct))
            .ShouldNotContain(one => one.PartitionKey.StartsWith(NotUnderstoodStore.Prefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flag_shows_question_reply_and_why_and_gets_a_state()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.AddMembersAsync(Ct, Phone);
        var reply = await service.AskAsync(Phone, "renew driving licence", Ct);
        await service.AskAsync(Phone, "wrong, I asked something else", Ct);

        var flag = (await FlagsAsync(service)).ShouldHaveSingleItem();
        (flag.Asked, flag.Reply, flag.Words).ShouldBe(("renew driving licence", reply, "wrong, I asked something else"));
        (flag.State, flag.By, flag.Reading.Topic).ShouldBe((FlagState.New, null, "licence-renew"));
        flag.Reading.Why.ShouldNotBeEmpty();

        var changed = await service.AdminAsync<FlagChanged>(
            HttpMethod.Post, AdminRoutes.Flags + "/set", new { id = flag.Id, state = "no-fault", reason = "it was right" }, Ct);
        (changed.State, changed.By).ShouldBe((FlagState.NoFault, "sara"));
        (await FlagsAsync(service, "no-fault")).ShouldHaveSingleItem().By.ShouldBe("sara");
        (await FlagsAsync(service, "new")).ShouldBeEmpty();
        (await AuditAsync(service)).ShouldContain(what => what == $"flags set {flag.Id} no-fault");
    }

    [Theory]
    [InlineData("/list", """{"from":"2026-11-20"}""", HttpStatusCode.BadRequest)]
    [InlineData("/set", """{"id":"20261126/x","state":"fixed","reason":"a test"}""", HttpStatusCode.NotFound)]
    [InlineData("/set", """{"id":"../settings","state":"fixed","reason":"a test"}""", HttpStatusCode.NotFound)]
    [InlineData("/set", """{"id":"20261126/x","state":"open"}""", HttpStatusCode.BadRequest)]
    [InlineData("/set", """{"id":"20261126/x"}""", HttpStatusCode.BadRequest)]
    [InlineData("/drop", """{}""", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_done_to_a_flag_is_told(string act, string body, HttpStatusCode status)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        using var response = await service.Functions.PostAsync(
            new Uri("api/" + AdminRoutes.Flags + act, UriKind.Relative), Events.Json(body), Ct);

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Lines_for_a_topic_become_a_patch_without_those_that_are_there()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var file = Path.Combine(RepositoryFiles.Content, "examples", "visa-extend.txt");
        var old = File.ReadAllLines(file);
        var known = old.First(line => line.Length > 0 && line[0] is not ('#' or '[')).Split('\t')[0];

        var patch = await service.AdminAsync<ExamplesPatch>(HttpMethod.Post, AdminRoutes.Examples + "/patch", new
        {
            topic = "visa-extend",
            lines = new object[] { new { text = "ابي امدد ** يوم", asks = new[] { "duration" } }, new { text = known } },
        }, Ct);

        (patch.File, patch.Added).ShouldBe(("content/examples/visa-extend.txt", 1));
        patch.PassedOver.ShouldBe([known]);
        patch.Patch.ShouldBe(
            $"--- a/{patch.File}\n+++ b/{patch.File}\n@@ -{old.Length - 2},3 +{old.Length - 2},6 @@\n"
            + $" {old[^3]}\n {old[^2]}\n {old[^1]}\n+\n+[texted]\n+ابي امدد ** يوم\t@duration\n");
    }

    [Theory]
    [InlineData("""{"topic":"../words","lines":[{"text":"x"}]}""", HttpStatusCode.NotFound)]
    [InlineData("""{"topic":"visa","lines":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"topic":"visa","lines":[{"text":"[x]"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"topic":"visa","lines":[{"text":"a\nb"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"topic":"visa","lines":[{"text":"x","asks":["price"]}]}""", HttpStatusCode.BadRequest)]
    public async Task A_line_that_cannot_be_an_example_makes_no_patch(string body, HttpStatusCode status)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        using var response = await service.Functions.PostAsync(
            new Uri("api/" + AdminRoutes.Examples + "/patch", UriKind.Relative), Events.Json(body), Ct);

        response.StatusCode.ShouldBe(status);
    }

    private static async Task<IReadOnlyList<FlagView>> FlagsAsync(TestService service, string? state = null) =>
        (await service.AdminAsync<FlagList>(HttpMethod.Post, AdminRoutes.Flags + "/list", new { state, reason = "a test" }, Ct)).Flags;

    private static async Task<List<string>> AuditAsync(TestService service) =>
        [
            .. (await service.AdminAsync<AuditDay>(HttpMethod.Get, AdminRoutes.Audit, null, Ct)).Entries
                .Select(entry => entry.What).Reverse(),
        ];
}
