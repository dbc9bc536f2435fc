using Microsoft.Playwright;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace MoiSms.Tests.Browser;

/// <summary>
/// Every page in both languages, on a wide and on a narrow screen: nothing that axe-core calls serious, nothing that the policy forbids,
/// nothing wider than the screen. With <c>MOISMS_SCREENSHOTS</c> set to a folder it keeps a picture of each.
/// </summary>
public sealed class ConsoleLookTests(AzuriteFixture azurite, BrowserFixture browsers)
{
    private static readonly string[] Views =
        ["overview", "not-understood", "flags", "dead-letters", "pilot", "person", "settings", "content", "audit"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData("ar", 1280)]
    [InlineData("en", 390)]
    [InlineData("ar", 390)]
    [InlineData("en", 1280)]
    public async Task Every_page_is_readable_by_everybody(string language, int width)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await ConsoleData.FillAsync(service, Ct);
        // Dark on one of the four, so that its colours are looked at too.
        var scheme = (language, width) == ("en", 390) ? ColorScheme.Dark : ColorScheme.Light;
        await using var console = await ConsoleSession.OpenAsync(browsers, service, language: language, width: width, scheme: scheme);
        foreach (var view in Views)
        {
            await console.GoAsync(view);
            await ShowAsync(console, view);
            (await console.SeriousFaultsAsync()).ShouldBeEmpty($"{view} in {language} at {width}");
            (await console.IsTooWideAsync()).ShouldBeFalse($"{view} in {language} at {width}");
            await PictureAsync(console.Page, $"console-{view}-{language}-{width}");
        }

        console.Errors.ShouldBeEmpty();
    }

    [Theory(Explicit = true)]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task The_page_to_sign_in_is_readable_by_everybody(string language)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        await using var console = await ConsoleSession.OpenAsync(browsers, service, role: null, language: language, width: 360);
        await Expect(console.At("#user")).ToBeVisibleAsync();

        (await console.SeriousFaultsAsync()).ShouldBeEmpty();
        (await console.IsTooWideAsync()).ShouldBeFalse();
        await PictureAsync(console.Page, $"console-sign-in-{language}-360");
        console.Errors.ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task Both_languages_have_the_same_words_and_no_page_lacks_one()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        await using var console = await ConsoleSession.OpenAsync(browsers, service, role: null);
        var words = await console.Page.EvaluateAsync<string[][]>(
            """
            async () => {
              const names = (group, before = '') => Object.entries(group).flatMap(([name, words]) =>
                typeof words === 'string' || 'one' in words ? [before + name] : names(words, `${before}${name}.`));
              return Promise.all(['ar', 'en'].map(async language => names((await import(`/console/words/${language}.js`)).default)));
            }
            """);
        words[0].Order().ShouldBe(words[1].Order());

        var used = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "MoiSms.Console"), "*.js", SearchOption.AllDirectories)
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), @"\bt\('([a-zA-Z.-]+)'"))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        used.Count.ShouldBeGreaterThan(100);
        used.Except(words[0]).ShouldBeEmpty();
    }

    /// <summary>Brings what a page shows only when asked.</summary>
    private static async Task ShowAsync(ConsoleSession console, string view)
    {
        if (view == "flags")
        {
            await console.FillAsync("#reason", "a test");
            await console.ClickAsync("#show");
            await Expect(console.At("#flag-0")).ToBeVisibleAsync();
        }
        else if (view == "person")
        {
            await console.FillAsync("#phone", "50000101");
            await console.FillAsync("#look-reason", "a test");
            await console.ClickAsync("#look-go");
            await Expect(console.At(".talk")).ToBeVisibleAsync();
        }
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MOISMS_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
