using Microsoft.Playwright;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace MoiSms.Tests.Browser;

public sealed class PhonePageTests(AzuriteFixture azurite, BrowserFixture browsers)
{
    [Theory(Explicit = true)]
    [InlineData("en", "When does my residency expire?", "15 Jun 2030")]
    [InlineData("ar", "متى تنتهي إقامتي؟", "15 يونيو 2030")]
    public async Task A_text_from_the_phone_in_the_browser_is_answered_there(string language, string text, string answer)
    {
        await using var service = await TestService.StartAsync(azurite, TestContext.Current.CancellationToken);
        await using var browser = await browsers.OpenAsync(new BrowserNewContextOptions());
        await browser.Page.AddInitScriptAsync(
            $"localStorage.setItem('language', '{language}'); localStorage.setItem('phone', '+96550000101');");
        await browser.Page.GotoAsync(service.Simulator.Address.ToString());

        await browser.Page.Locator("#text").FillAsync(text);
        await browser.Page.Locator("#send").ClickAsync();

        await Expect(browser.Page.GetByRole(AriaRole.Log)).ToContainTextAsync(answer);
        (await browser.SeriousFaultsAsync()).ShouldBeEmpty();
        browser.Errors.ShouldBeEmpty();
    }
}
