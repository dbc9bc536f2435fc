using System.Text.Json;
using Microsoft.Playwright;

namespace MoiSms.Tests.Browser;

/// <summary>A page in a browser of its own.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private static readonly string Axe =
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "node_modules", "axe-core", "axe.min.js"));

    private readonly IBrowserContext context;
    private readonly List<string> errors = [];

    private BrowserPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the page's policy forbade, what was not found, and what its scripts threw.</summary>
    public IReadOnlyList<string> Errors => errors;

    public static async Task<BrowserPage> OpenAsync(IBrowser browser, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout((float)Until.Limit.TotalMilliseconds);
        return new BrowserPage(context, await context.NewPageAsync());
    }

    /// <summary>What axe-core calls serious or critical, each with the element it stands at. Past the page's own policy.</summary>
    public async Task<IReadOnlyList<string>> SeriousFaultsAsync()
    {
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<JsonElement>("() => axe.run({ resultTypes: ['violations'] })");
        return
        [
            .. found.GetProperty("violations").EnumerateArray()
                .Where(fault => fault.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(fault => $"{fault.GetProperty("id")}: {fault.GetProperty("nodes")[0].GetProperty("html")}"),
        ];
    }

    /// <summary>Whether the page is wider than its window.</summary>
    public Task<bool> IsTooWideAsync() =>
        Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth");

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
