using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

/// <summary>The operators' console as the simulator's address serves it, and as a static host is given it.</summary>
public sealed partial class ConsoleServingTests(AzuriteFixture azurite)
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "MoiSms.Console");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_console_and_all_it_names_come_from_this_address_only()
    {
        await using var host = await StartAsync();
        using var response = await host.Http.GetAsync("console", Cancel);
        response.EnsureSuccessStatusCode();
        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/console/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self';");
        policy.ShouldNotContain("unsafe");
        var page = await response.Content.ReadAsStringAsync(Cancel);

        var named = Reference().Matches(page).Select(match => match.Groups[1].Value).ToList();
        named.ShouldContain("app.js");
        foreach (var reference in named)
            (await host.Http.GetStringAsync("console/" + reference, Cancel)).Length.ShouldBeGreaterThan(100);
        foreach (var file in Directory.EnumerateFiles(Folder, "*.js", SearchOption.AllDirectories))
            Outside().Match(await File.ReadAllTextAsync(file, Cancel)).Value.ShouldBe("", file);
    }

    [Theory]
    [InlineData("uplot.js", "text/javascript")]
    [InlineData("uplot.css", "text/css")]
    [InlineData("msal.js", "text/javascript")]
    public async Task Its_libraries_are_those_of_the_lock_file(string name, string type)
    {
        await using var host = await StartAsync();
        using var response = await host.Http.GetAsync("console/lib/" + name, Cancel);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Fact]
    public async Task The_admin_API_is_reached_at_the_consoles_own_address_and_nothing_else_is()
    {
        await using var service = await TestService.StartAsync(azurite, Cancel, importDemo: false);
        using var settings = await service.Phone.GetAsync("console/api/manage/settings", Cancel);
        settings.EnsureSuccessStatusCode();
        (await settings.Content.ReadAsStringAsync(Cancel)).ShouldContain("\"phase\":\"public\"");

        using var asViewer = new HttpRequestMessage(HttpMethod.Get, "console/api/manage/pilot");
        asViewer.Headers.Add("x-moisms-role", "viewer");
        using var refused = await service.Phone.SendAsync(asViewer, Cancel);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var other = await service.Phone.GetAsync("console/api/health/ready", Cancel);
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Functions_that_do_not_answer_are_said_to()
    {
        await using var host = await StartAsync();
        host.App.FunctionsAddress = new Uri("http://127.0.0.1:9/");
        using var response = await host.Http.GetAsync("console/api/manage/settings", Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await SimulatorHost.JsonAsync(response)).GetProperty("error").GetString().ShouldBe("The functions do not answer.");
    }

    [Fact]
    public async Task A_static_host_gets_the_same_files_with_its_own_addresses()
    {
        var folder = Directory.CreateTempSubdirectory("moisms-console-").FullName;
        try
        {
            await NodeAsync(
                Path.Combine(Folder, "build.mjs"), "--out", folder, "--api", "https://app.example/api", "--tenant", "t", "--client", "c",
                "--scope", "api://s/.default");

            var config = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "config.json"), Cancel)).RootElement;
            config.GetProperty("api").GetString().ShouldBe("https://app.example/api/");
            var hosting = JsonDocument.Parse(
                await File.ReadAllTextAsync(Path.Combine(folder, "staticwebapp.config.json"), Cancel)).RootElement;
            hosting.GetProperty("globalHeaders").GetProperty("Content-Security-Policy").GetString()!
                .ShouldContain("connect-src 'self' https://app.example https://login.microsoftonline.com;");
            foreach (var file in new[] { "index.html", "app.js", "lib/uplot.js", "lib/msal.js", "views/overview.js", "words/ar.js" })
                File.Exists(Path.Combine(folder, file)).ShouldBeTrue(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<SimulatorHost> StartAsync() => SimulatorHost.StartAsync(options => options with { ConsoleFolder = Folder });

    private static async Task NodeAsync(params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true })!;
        await node.StandardOutput.ReadToEndAsync(Cancel);
        await node.WaitForExitAsync(Cancel);
        node.ExitCode.ShouldBe(0);
    }

    [GeneratedRegex("""\s(?:src|href)="([^"]*)""")]
    private static partial Regex Reference();

    // Microsoft's sign-in and the SVG namespace are names, and nothing is loaded from them by the page.
    [GeneratedRegex("""https?://(?!login\.microsoftonline\.com|www\.w3\.org/2000/svg)[a-z0-9]""")]
    private static partial Regex Outside();
}
