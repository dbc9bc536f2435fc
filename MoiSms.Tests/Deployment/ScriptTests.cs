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
    [InlineData("gateway.sh")]
    [InlineData("smsc-password.sh")]
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
