using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

public sealed class PublishTests : IDisposable
{
    private const string Script = "publish.sh";

    private readonly ScriptFolder folder = new();

    [Fact]
    public async Task The_built_app_goes_straight_to_the_publishing_site_of_the_groups_only_function_app()
    {
        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(0, run.Error);
        var calls = folder.Calls.ToList();
        calls[calls.IndexOf("zip -qr ../app.zip .") - 1]
            .ShouldStartWith("dotnet publish MoiSms.Functions --configuration Release --output ");
        var site = $"https://{ScriptFolder.AppName}.scm.azurewebsites.net/api/";
        Posts().ShouldHaveSingleItem().ShouldEndWith($" {site}publish?RemoteBuild=false");
        calls[^1].ShouldEndWith($" {site}deployments/deployment-1");
    }

    [Fact]
    public async Task The_command_of_az_that_can_ask_for_ever_is_not_used_and_no_command_line_holds_the_token()
    {
        var run = await folder.RunAsync(Script);

        folder.Calls.ShouldNotContain(call => call.Contains("config-zip", StringComparison.Ordinal));
        folder.Calls.ShouldNotContain(call => call.Contains(ScriptFolder.Token, StringComparison.Ordinal));
        (run.Output + run.Error).ShouldNotContain(ScriptFolder.Token);
        folder.Read("curl-stdin").ShouldStartWith($"header = \"Authorization: Bearer {ScriptFolder.Token}\"\n");
    }

    [Fact]
    public async Task A_role_that_has_not_spread_yet_is_waited_for()
    {
        folder.Write("late-role", "3");

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(0, run.Error);
        Posts().Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_role_that_never_spreads_is_given_up_after_a_quarter_of_an_hour()
    {
        folder.Write("late-role", "1000");

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("BlobUploadFailedException");
        Posts().Count.ShouldBe(30);
        folder.Calls.Count(call => call == "sleep 30").ShouldBe(29);
    }

    [Theory]
    [InlineData("503", 30, "503")]
    [InlineData("403", 1, "MOISMS_DEPLOY_RANGES")]
    [InlineData("401", 1, "does not take the package (401)")]
    [InlineData("400", 1, "failed (400)")]
    public async Task What_can_pass_is_tried_again_and_what_cannot_ends_at_once(string status, int tries, string told)
    {
        folder.Environment["FAKE_PUBLISH"] = status;

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(told);
        Posts().Count.ShouldBe(tries);
    }

    [Theory]
    [InlineData("3", "InvalidPackageContentException", 1)]
    [InlineData("3", "BlobUploadFailedException", 30)]
    [InlineData("2", "Deploying", 1)]
    public async Task A_deployment_that_fails_or_never_ends_is_a_failure_that_says_why(string state, string text, int tries)
    {
        folder.Environment["FAKE_DEPLOYMENT"] = state;
        folder.Environment["FAKE_DEPLOYMENT_TEXT"] = text;

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(text);
        Posts().Count.ShouldBe(tries);
    }

    [Fact]
    public async Task An_app_that_cannot_read_its_secret_yet_looks_again_before_the_code_is_published()
    {
        folder.Write("reference", "AccessToKeyVaultDenied\n");
        folder.Write("refreshing", "");

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("AccessToKeyVaultDenied");
        var calls = folder.Calls.ToList();
        var refreshed = calls.FindIndex(call => call.Contains("/config/configreferences/appsettings/refresh?", StringComparison.Ordinal));
        refreshed.ShouldBeGreaterThan(-1);
        refreshed.ShouldBeLessThan(calls.FindIndex(call => call.StartsWith("dotnet publish", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Initialized\n")]
    public async Task Where_azure_does_not_tell_whether_the_secret_is_read_publishing_goes_on_with_a_warning(string status)
    {
        folder.Write("reference", status);

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("Azure does not tell");
    }

    [Fact]
    public async Task Nothing_is_published_to_an_app_that_never_reads_its_secret()
    {
        folder.Write("reference", "AccessToKeyVaultDenied\n");

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("still cannot read the key secret (AccessToKeyVaultDenied)");
        folder.Calls.ShouldNotContain(call => call.StartsWith("dotnet publish", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private List<string> Posts() => [.. folder.Calls.Where(call => call.Contains("/api/publish?", StringComparison.Ordinal))];
}
