using Microsoft.Playwright;
using MoiSms.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace MoiSms.Tests.Browser;

/// <summary>The console of a running service in a browser, signed in unless a test does that itself.</summary>
internal sealed class ConsoleSession : IAsyncDisposable
{
    private readonly BrowserPage browser;
    private readonly Uri address;

    private ConsoleSession(BrowserPage browser, Uri address) => (this.browser, this.address) = (browser, address);

    public IPage Page => browser.Page;

    public IReadOnlyList<string> Errors => browser.Errors;

    /// <param name="role">Null = not signed in.</param>
    /// <param name="view">The page to begin with, as its address has it.</param>
    public static async Task<ConsoleSession> OpenAsync(
        BrowserFixture browsers, TestService service, string? role = "operator", string view = "overview", string language = "en",
        int width = 1280,
        ColorScheme scheme = ColorScheme.Light)
    {
        var page = await browsers.OpenAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 860 },
            ColorScheme = scheme,
            AcceptDownloads = true,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        var session = new ConsoleSession(page, new Uri(service.Simulator.Address, "console/"));
        var signedIn = role is null ? "" : $$"""sessionStorage.setItem('console-session', '{"key":"","name":"sara","role":"{{role}}"}');""";
        await page.Page.AddInitScriptAsync($"localStorage.setItem('console-language', '{language}'); {signedIn}");
        await page.Page.GotoAsync(session.address.ToString());
        if (role is not null)
            await session.GoAsync(view);
        return session;
    }

    /// <summary>Opens a page and waits until it shows what it asked for.</summary>
    public async Task GoAsync(string view)
    {
        await Page.EvaluateAsync("view => { location.hash = `/${view}`; }", view);
        await Expect(At($"#page-{view} .card").First).ToBeVisibleAsync();
        await Expect(At(".loading")).ToHaveCountAsync(0);
    }

    public ILocator At(string selector) => Page.Locator(selector);

    /// <summary>Those of them that hold these words.</summary>
    public ILocator At(string selector, string words) => Page.Locator(selector, new PageLocatorOptions { HasText = words });

    public Task ClickAsync(string selector) => At(selector).ClickAsync();

    public Task FillAsync(string selector, string value) => At(selector).FillAsync(value);

    public Task<IReadOnlyList<string>> SeriousFaultsAsync() => browser.SeriousFaultsAsync();

    public Task<bool> IsTooWideAsync() => browser.IsTooWideAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();
}
