using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace MoiSms.Tests.Browser;

/// <summary>What an operator does at the console, in a browser and on the whole service.</summary>
public sealed class ConsoleTests(AzuriteFixture azurite, BrowserFixture browsers)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Who_signs_in_sees_what_the_role_may_see()
    {
        await using var service = await StartAsync();
        await using var console = await ConsoleSession.OpenAsync(browsers, service, role: null, language: "en");
        await console.FillAsync("#user", "noor");
        await console.At("#role").SelectOptionAsync("viewer");
        await console.ClickAsync("#sign-in");

        await Expect(console.At("#who")).ToHaveTextAsync("noor");
        await Expect(console.At("#go-overview")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(console.At("#go-person")).ToHaveCountAsync(0);
        await Expect(console.At("#phase-pilot")).ToHaveCountAsync(0);
        await console.Page.EvaluateAsync("() => { location.hash = '/person'; }");
        await Expect(console.At("#page-person")).ToContainTextAsync("This needs the role operator.");

        await console.ClickAsync("#sign-out");
        await Expect(console.At("#user")).ToBeVisibleAsync();
        console.Errors.ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task The_phase_goes_from_closed_to_pilot_to_a_share_of_the_public_each_with_its_reason()
    {
        await using var service = await StartAsync();
        await service.SetPhaseAsync("closed", Ct);
        await using var console = await ConsoleSession.OpenAsync(browsers, service);
        await Expect(console.At("#phase-chip")).ToHaveTextAsync("Closed");

        await SwitchAsync(console, "pilot");
        await Expect(console.At("#phase-chip")).ToHaveTextAsync("Pilot");
        await SwitchAsync(console, "public", "20");
        await Expect(console.At("#phase-chip")).ToHaveTextAsync("Public · 20%");

        var now = await service.AdminAsync<SettingsView>(HttpMethod.Get, AdminRoutes.Settings, null, Ct);
        (now.Phase.ToString(), now.Percent).ShouldBe(("Public", 20));
        await console.GoAsync("audit");
        await Expect(console.At("#entries")).ToContainTextAsync("phase set public 20");
        await Expect(console.At("#entries")).ToContainTextAsync("first step of the launch");
    }

    [Fact(Explicit = true)]
    public async Task A_text_is_counted_by_what_it_asked_and_how_it_ended()
    {
        await using var service = await StartAsync();
        await service.AskAsync(Phone, "When does my residency expire?", Ct);
        await service.AskAsync("+96550000999", "my residency", Ct);
        await ConsoleData.CountAsync(service, Ct);
        await using var console = await ConsoleSession.OpenAsync(browsers, service);

        await Expect(console.At("#stat-texts dd").First).ToHaveTextAsync("2");
        await Expect(console.At("#topics")).ToContainTextAsync("Residency");
        await Expect(console.At("#no-answer")).ToContainTextAsync("Phone linked to nobody");
        await Expect(console.At("#chart-texts .u-legend")).ToBeVisibleAsync();
        await console.ClickAsync("#numbers-texts summary");
        await Expect(console.At("#numbers-texts table")).ToContainTextAsync("1");
        console.Errors.ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task A_group_of_texts_that_were_not_understood_becomes_example_lines_of_a_topic()
    {
        await using var service = await StartAsync();
        await service.AskAsync(Phone, "qwrt zxcv 8097", Ct);
        await service.AskAsync("+96550000102", "qwrt zxcv 7698", Ct);
        await ConsoleData.CountAsync(service, Ct);
        await using var console = await ConsoleSession.OpenAsync(browsers, service, view: "not-understood");
        await Expect(console.At("#group-0")).ToContainTextAsync("qwrt zxcv");
        await Expect(console.At("#group-0")).Not.ToContainTextAsync("8097");

        await console.At("#group-0-topic").SelectOptionAsync("residency");
        await console.At("#group-0-point").SelectOptionAsync("expiry");
        var download = await console.Page.RunAndWaitForDownloadAsync(() => console.ClickAsync("#group-0-patch"));
        download.SuggestedFilename.ShouldBe("residency.patch");
        (await File.ReadAllTextAsync(await download.PathAsync(), Ct)).ShouldContain("+qwrt zxcv ****\t@expiry");
        await console.ClickAsync("#group-0-copy");
        await Expect(console.At(".toasts")).ToContainTextAsync("copied");
        (await console.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).ShouldContain("qwrt zxcv ****\t@expiry");
    }

    [Fact(Explicit = true)]
    public async Task An_answer_that_was_called_wrong_is_read_and_gets_a_state()
    {
        await using var service = await StartAsync();
        await service.AddMembersAsync(Ct, Phone);
        await service.AskAsync(Phone, "residency", Ct);
        await service.AskAsync(Phone, "wrong, my licence was meant", Ct);
        await using var console = await ConsoleSession.OpenAsync(browsers, service, view: "flags");
        await console.FillAsync("#reason", "weekly review");
        await console.ClickAsync("#show");
        await Expect(console.At("#flag-0")).ToContainTextAsync("wrong, my licence was meant");

        await console.ClickAsync("#flag-0-fixed");
        await Expect(console.At("#set-reason")).ToHaveValueAsync("weekly review");
        await console.ClickAsync("#set-flag-go");
        await Expect(console.At("#flag-0-fixed")).ToHaveAttributeAsync("aria-pressed", "true");
        await console.At("#state-wanted").SelectOptionAsync("fixed");
        await console.ClickAsync("#show");
        await Expect(console.At("#flag-0")).ToContainTextAsync("sara");
    }

    [Fact(Explicit = true)]
    public async Task A_member_is_added_found_and_removed()
    {
        await using var service = await StartAsync();
        await using var console = await ConsoleSession.OpenAsync(browsers, service, view: "pilot");
        await console.FillAsync("#phones", "50000101\nnot a number");
        await console.FillAsync("#add-reason", "trial of the staff");
        await console.ClickAsync("#add");

        await Expect(console.At("#members")).ToContainTextAsync(Phone);
        await Expect(console.At(".toasts")).ToContainTextAsync("not a number");
        await console.FillAsync("#search", "0101");
        await console.At("#members td button").ClickAsync();
        await console.FillAsync("#remove-reason", "left the staff");
        await console.ClickAsync("#remove-member-go");
        await Expect(console.At("#members")).ToContainTextAsync("There are no members yet.");
    }

    [Fact(Explicit = true)]
    public async Task A_dead_letter_is_replayed_and_its_text_is_answered()
    {
        await using var service = await StartAsync();
        await ConsoleData.FileTextAsync(service, Phone, "residency", Ct);
        await using var console = await ConsoleSession.OpenAsync(browsers, service, view: "dead-letters");

        await console.ClickAsync("#replay-0");
        await console.FillAsync("#replay-reason", "the tables are back");
        await console.ClickAsync("#replay-go");

        await Expect(console.At("#letters")).ToContainTextAsync("replayed");
        await Until.TrueAsync(
            async () => (await service.ConversationAsync(Phone, Ct))
                .Any(one => one.GetProperty("text").GetString()!.Contains("15 Jun 2030", StringComparison.Ordinal)),
            "the answer to the replayed text",
            Ct);
        console.Errors.ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task A_conversation_is_shown_for_a_reason_that_then_stands_in_the_audit()
    {
        await using var service = await StartAsync();
        await service.AskAsync(Phone, "When does my residency expire?", Ct);
        await using var console = await ConsoleSession.OpenAsync(browsers, service, view: "person");
        await console.FillAsync("#phone", "50000101");
        await console.ClickAsync("#look-go");
        await Expect(console.At("#conversation")).ToBeEmptyAsync();

        await console.FillAsync("#look-reason", "complaint 7 of the owner of 50000101");
        await console.ClickAsync("#look-go");
        await Expect(console.At("#conversation")).ToContainTextAsync("When does my residency expire?");
        await Expect(console.At("#conversation")).ToContainTextAsync("15 Jun 2030");

        await console.GoAsync("audit");
        await Expect(console.At("#entries")).ToContainTextAsync("conversation show");
        await Expect(console.At("#entries")).ToContainTextAsync("complaint 7 of the owner of (number)");
    }

    [Fact(Explicit = true)]
    public async Task Markup_in_what_somebody_texted_is_shown_as_it_was_texted()
    {
        const string markup = "<img src=x onerror=alert(1)> hello";
        await using var service = await StartAsync();
        await service.AskAsync(Phone, markup, Ct);
        await using var console = await ConsoleSession.OpenAsync(browsers, service, view: "person");
        await console.FillAsync("#phone", Phone);
        await console.FillAsync("#look-reason", "a test");
        await console.ClickAsync("#look-go");

        await Expect(console.At("#conversation")).ToContainTextAsync(markup);
        await Expect(console.At("#conversation img")).ToHaveCountAsync(0);
        console.Errors.ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task A_person_is_erased_only_where_the_number_is_typed_again()
    {
        await using var service = await StartAsync();
        await service.AskAsync(Phone, "help", Ct);
        await using var console = await ConsoleSession.OpenAsync(browsers, service, view: "person");
        await console.FillAsync("#person", "50000101");
        await console.FillAsync("#data-reason", "asked for by its owner");
        await console.ClickAsync("#erase");
        await console.FillAsync("#erase-typed", "50000102");
        await console.ClickAsync("#erase-person-go");
        await Expect(console.At("#erase-person")).ToContainTextAsync("That is another number.");
        await console.FillAsync("#erase-typed", "50000101");
        await console.ClickAsync("#erase-person-go");

        await Expect(console.At(".toasts")).ToContainTextAsync("Erased");
        await console.FillAsync("#phone", "50000101");
        await console.FillAsync("#look-reason", "is it gone?");
        await console.ClickAsync("#look-go");
        await Expect(console.At("#conversation")).ToContainTextAsync("There are no texts.");
    }

    [Fact(Explicit = true)]
    public async Task Limits_and_kinds_and_notices_are_set_with_a_reason()
    {
        await using var service = await StartAsync();
        await using var console = await ConsoleSession.OpenAsync(browsers, service, view: "settings");
        await console.FillAsync("#textsPerDay", "30");
        await SaveAsync(console, "limits");
        await console.At("#kind-travel-ban").UncheckAsync();
        await SaveAsync(console, "kinds");
        await console.FillAsync("#notice-english", "Not open yet.");
        await SaveAsync(console, "notices");

        var now = await service.AdminAsync<SettingsView>(HttpMethod.Get, AdminRoutes.Settings, null, Ct);
        now.Limits.TextsPerDay.ShouldBe(30);
        now.KindsOff.ShouldBe(["travel-ban"]);
        now.NoticeEnglish.ShouldBe("Not open yet.");
    }

    [Fact(Explicit = true)]
    public async Task The_content_page_tells_how_old_the_data_is_and_what_is_to_be_checked_a_page_at_a_time()
    {
        await using var service = await StartAsync();
        await service.Table(TableNames.Settings).UpsertEntityAsync(
            new TableEntity("imports", "visa") { ["AsOf"] = Some.Now.AddYears(-2), ["LoadedAsOf"] = Some.Now.AddYears(-1) },
            TableUpdateMode.Merge, Ct);
        await service.Table(TableNames.Settings).DeleteEntityAsync("imports", "passport", cancellationToken: Ct);
        await using var console = await ConsoleSession.OpenAsync(browsers, service, role: "viewer", view: "content");

        await Expect(console.At("#data tr", "Residency")).ToContainTextAsync("whole");
        await Expect(console.At("#data tr", "Passports")).ToContainTextAsync("never imported");
        await Expect(console.At("#data tr", "Visas")).ToContainTextAsync("not answered");
        await Expect(console.At("#data tr", "Visas")).ToContainTextAsync("whole as of");

        await Expect(console.At("#verify tbody tr")).ToHaveCountAsync(25);
        await console.ClickAsync("#more");
        await Expect(console.At("#verify tbody tr")).ToHaveCountAsync(50);
        console.Errors.ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task The_pages_are_used_without_a_mouse()
    {
        await using var service = await StartAsync();
        await using var console = await ConsoleSession.OpenAsync(browsers, service, width: 390);
        await console.At("#menu").FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(console.At("#go-overview")).ToBeFocusedAsync();
        await console.Page.Keyboard.PressAsync("Escape");
        await Expect(console.At("#menu")).ToBeFocusedAsync();

        await console.At("#phase-closed").FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(console.At("#phase-reason")).ToBeFocusedAsync();
        await console.Page.Keyboard.PressAsync("Escape");
        await Expect(console.At("#change-phase")).ToHaveCountAsync(0);
    }

    private static async Task SwitchAsync(ConsoleSession console, string phase, string? percent = null)
    {
        await console.ClickAsync("#phase-" + phase);
        if (percent is not null)
            await console.FillAsync("#percent", percent);
        await console.FillAsync("#phase-reason", "first step of the launch");
        await console.ClickAsync("#change-phase-go");
    }

    private static async Task SaveAsync(ConsoleSession console, string what)
    {
        // The page is drawn anew afterwards, and what was typed before that is gone.
        await console.At($"#{what}").EvaluateAsync("form => form.dataset.old = ''");
        await console.ClickAsync($"#{what}-save");
        await console.FillAsync($"#{what}-reason", "asked for by the ministry");
        await console.ClickAsync($"#{what}-ask-go");
        await Expect(console.At($"#{what}[data-old]")).ToHaveCountAsync(0);
    }

    private Task<TestService> StartAsync() => TestService.StartAsync(azurite, Ct);
}
