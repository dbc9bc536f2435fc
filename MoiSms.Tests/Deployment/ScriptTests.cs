using System.Diagnostics;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

public sealed class ScriptTests : IDisposable
{
    private static readonly string Infra = Path.Combine(RepositoryFiles.Root, "infra");

    private readonly ScriptFolder folder = new();

    public static TheoryData<string> Scripts() => [.. Directory.EnumerateFiles(Infra, "*.sh").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_script_is_sound_for_a_plain_shell(string script)
    {
        var path = Path.Combine(Infra, script);
        using var check = Process.Start(new ProcessStartInfo("sh", ["-n", path]) { RedirectStandardError = true })!;
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);

        check.ExitCode.ShouldBe(0, await check.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        if (script == "common.sh")
            return;
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        lines[0].ShouldBe("#!/bin/sh");
        lines.ShouldContain("set -eu");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    [Theory]
    [InlineData("prepare.sh")]
    [InlineData("publish.sh")]
    [InlineData("await-secret.sh")]
    [InlineData("after-deploy.sh")]
    [InlineData("entra.sh")]
    public async Task A_stage_that_there_is_not_stops_every_script_before_it_does_anything(string script)
    {
        folder.Environment["MOISMS_STAGE"] = "prod";

        var run = await folder.RunAsync(script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("MOISMS_STAGE is 'prod': it is dev, pilot or production.");
        folder.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Before_azd_provisions_the_stages_parameters_are_laid_ready_and_the_budgets_start_is_set_once()
    {
        (await folder.RunAsync("prepare.sh")).ExitCode.ShouldBe(0);

        folder.Read("infra/main.bicepparam").ShouldBe(folder.Read("infra/pilot.bicepparam"));
        folder.Calls.Single().ShouldMatch("^azd env set MOISMS_BUDGET_START [0-9]{4}-[0-9]{2}-01$");

        folder.ForgetCalls();
        folder.Environment["MOISMS_BUDGET_START"] = "2026-12-01";
        (await folder.RunAsync("prepare.sh")).ExitCode.ShouldBe(0);
        folder.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Publishing_sends_the_built_app_to_the_only_function_app_of_the_group()
    {
        var run = await folder.RunAsync("publish.sh");

        run.ExitCode.ShouldBe(0, run.Error);
        var last = folder.Calls.TakeLast(3).ToList();
        last[0].ShouldStartWith("dotnet publish MoiSms.Functions --configuration Release --output ");
        last[1].ShouldBe("zip -qr ../app.zip .");
        last[2].ShouldStartWith(
            $"az functionapp deployment source config-zip --resource-group rg-moisms --name {ScriptFolder.AppName} --src ");
    }

    [Fact]
    public async Task An_app_that_cannot_read_its_secret_yet_looks_again_before_the_code_is_published()
    {
        await File.WriteAllTextAsync(folder.PathOf("reference"), "AccessToKeyVaultDenied\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.PathOf("refreshing"), "", TestContext.Current.CancellationToken);

        var run = await folder.RunAsync("publish.sh");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("AccessToKeyVaultDenied");
        var calls = folder.Calls.ToList();
        var refreshed = calls.FindIndex(call => call.Contains("/config/configreferences/appsettings/refresh?", StringComparison.Ordinal));
        refreshed.ShouldBeGreaterThan(-1);
        refreshed.ShouldBeLessThan(calls.FindIndex(call => call.StartsWith("dotnet publish", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_azure_does_not_tell_whether_the_secret_is_read_publishing_goes_on_with_a_warning()
    {
        await File.WriteAllTextAsync(folder.PathOf("reference"), "", TestContext.Current.CancellationToken);

        var run = await folder.RunAsync("publish.sh");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("Azure does not tell");
    }

    [Fact]
    public async Task Nothing_is_published_to_an_app_that_never_reads_its_secret()
    {
        await File.WriteAllTextAsync(folder.PathOf("reference"), "AccessToKeyVaultDenied\n", TestContext.Current.CancellationToken);

        var run = await folder.RunAsync("publish.sh");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("still cannot read the key secret (AccessToKeyVaultDenied)");
        folder.Calls.ShouldNotContain(call => call.StartsWith("dotnet publish", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_subscription_than_the_named_one_is_left_alone()
    {
        folder.Environment["AZURE_SUBSCRIPTION_ID"] = "sub-2";

        var run = await folder.RunAsync("publish.sh");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("az account set --subscription sub-2");
        folder.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so()
    {
        folder.Environment["FAKE_FAIL"] = "account show";

        var run = await folder.RunAsync("after-deploy.sh");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Sign in first: az login");
    }

    public void Dispose() => folder.Dispose();
}
