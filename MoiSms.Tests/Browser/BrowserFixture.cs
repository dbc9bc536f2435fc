using Microsoft.Playwright;
using MoiSms.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace MoiSms.Tests.Browser;

/// <summary>
/// One Chromium for all tests, the machine's own, started for the first test that asks for it: the one that
/// <c>MOISMS_BROWSER</c> names, or one on its usual path. Where there is none, the test is skipped and says why.
/// </summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private static readonly string[] Usual =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    // Our pages come from this machine: nothing is to be looked for outside of it.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(() => Task.Run(StartAsync));

    private static string? Executable => Environment.GetEnvironmentVariable("MOISMS_BROWSER") is { Length: > 0 } named
        ? named
        : Usual.FirstOrDefault(File.Exists);

    /// <summary>A page of a browser without memory; what goes wrong in it is collected.</summary>
    internal async Task<BrowserPage> OpenAsync(BrowserNewContextOptions options)
    {
        if (Executable is null)
            Assert.Skip("No browser: install Chromium (apt-get install chromium), or name one in MOISMS_BROWSER.");
        return await BrowserPage.OpenAsync((await started.Value).Browser, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated)
            return;
        var (driver, browser) = await started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Until.Limit.TotalMilliseconds);
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Arguments }));
    }
}
