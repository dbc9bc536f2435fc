using Microsoft.Playwright;
using MoiSms.LocalHost;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace MoiSms.Tests.Browser;

/// <summary>The phone of LocalHost as it is demonstrated: with the trace beside it.</summary>
public sealed class PhoneTraceTests(AzuriteFixture azurite, BrowserFixture browsers)
{
    [Theory(Explicit = true)]
    [InlineData("en", "When does my residency expire?", "Understood", "Residency", "Delivery report")]
    [InlineData("ar", "متى تنتهي إقامتي؟", "فُهمت", "الإقامة", "تقرير الوصول")]
    public async Task Beside_the_phone_stands_what_a_text_was_read_as_and_all_of_its_way(
        string language, string text, string understood, string topic, string reported)
    {
        await using var app = await StartAsync(new LocalHostOptions());
        await using var browser = await OpenAsync(app, language, 1440);
        var trace = browser.Page.Locator("#trace");

        await browser.Page.Locator("#text").FillAsync(text);
        await browser.Page.Locator("#send").ClickAsync();

        await Expect(trace).ToContainTextAsync(reported);
        await Expect(trace).ToContainTextAsync(understood);
        await Expect(trace.Locator(".reading")).ToContainTextAsync(topic);
        await Expect(trace.Locator(".near")).ToHaveCountAsync(3);
        (await browser.SeriousFaultsAsync()).ShouldBeEmpty();
        browser.Errors.ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task Two_phones_text_side_by_side()
    {
        await using var app = await StartAsync(new LocalHostOptions());
        await using var browser = await OpenAsync(app, "en", 1440);

        await browser.Page.Locator("#two").ClickAsync();
        await browser.Page.Locator("#text-2").FillAsync("help");
        await browser.Page.Locator("#send-2").ClickAsync();

        await Expect(browser.Page.Locator("#log-2 .theirs")).ToHaveCountAsync(1);
        await Expect(browser.Page.Locator("#log .theirs")).ToHaveCountAsync(0);
        (await browser.SeriousFaultsAsync()).ShouldBeEmpty();
        browser.Errors.ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task A_number_that_could_get_no_reply_is_refused()
    {
        await using var app = await StartAsync(new LocalHostOptions { SimulatorOnly = true });
        await using var browser = await OpenAsync(app, "en", 1440);

        await browser.Page.Locator("#number").FillAsync("abc");
        await browser.Page.Locator("#other button").ClickAsync();

        await Expect(browser.Page.Locator("#number-problem")).ToContainTextAsync("no phone number");
        await Expect(browser.Page.Locator("#as-phone")).ToHaveTextAsync("+96550000101");
    }

    [Theory(Explicit = true)]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Without_functions_the_page_says_so_and_an_opened_drawer_has_the_focus(string language)
    {
        await using var app = await StartAsync(new LocalHostOptions { SimulatorOnly = true });
        await using var browser = await OpenAsync(app, language, 360);

        await Expect(browser.Page.Locator("#live")).ToHaveTextAsync(
            language == "en" ? "the service does not answer" : "الخدمة لا تجيب");
        await browser.Page.Locator("[data-open=tools]").ClickAsync();
        await Expect(browser.Page.Locator("[data-close=tools]")).ToBeFocusedAsync();
        (await browser.IsTooWideAsync()).ShouldBeFalse();
        (await browser.SeriousFaultsAsync()).ShouldBeEmpty();
        await browser.Page.Keyboard.PressAsync("Escape");
        await Expect(browser.Page.Locator("[data-open=tools]")).ToBeFocusedAsync();
        browser.Errors.ShouldBeEmpty();
    }

    private async Task<LocalHostApp> StartAsync(LocalHostOptions options)
    {
        var app = new LocalHostApp(options with { Storage = azurite.NewAccount(), Port = 0, SimulatorPort = 0 }, TextWriter.Null);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private async Task<BrowserPage> OpenAsync(LocalHostApp app, string language, int width)
    {
        var browser = await browsers.OpenAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 } });
        await browser.Page.AddInitScriptAsync(
            $"localStorage.setItem('language', '{language}'); localStorage.setItem('phone', '+96550000101');");
        await browser.Page.GotoAsync(app.SimulatorAddress!.ToString());
        return browser;
    }
}
