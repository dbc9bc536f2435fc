using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

public sealed class GatewayScriptTests : IDisposable
{
    private const string Script = "gateway.sh";
    private const string Kept = "crmoisms.example/moisms-gateway:20261101-080000";

    private readonly ScriptFolder folder = new();

    public GatewayScriptTests()
    {
        folder.Environment["MOISMS_GATEWAY"] = "true";
        folder.Environment["MOISMS_SMSC_HOST"] = "smsc.operator.example";
        folder.Environment["MOISMS_SMSC_SYSTEM_ID"] = "moi";
        folder.Environment["MOISMS_WEBHOOK_APPLICATION"] = "app-1";
    }

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public async Task Nothing_is_done_where_no_gateway_is_asked_for(string? asked)
    {
        folder.Environment.Remove("MOISMS_GATEWAY");
        if (asked is not null)
            folder.Environment["MOISMS_GATEWAY"] = asked;

        (await folder.RunAsync(Script)).ExitCode.ShouldBe(0);

        folder.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_image_is_built_and_pushed_by_the_sdk_and_then_run()
    {
        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(0, run.Error);
        var calls = folder.Calls.ToList();
        var publish = calls.FindIndex(call => call.StartsWith("dotnet publish MoiSms.Gateway ", StringComparison.Ordinal));
        calls[publish].ShouldContain(" -t:PublishContainer ");
        calls[publish].ShouldContain(" -p:ContainerRegistry=crmoisms.example -p:ContainerRepository=moisms-gateway ");
        publish.ShouldBeLessThan(calls.IndexOf("az deployment group create --resource-group rg-moisms --name moisms-gateway "
            + "--parameters infra/gateway.bicepparam --output none"));
        folder.Read("image").ShouldMatch(@"^crmoisms\.example/moisms-gateway:[0-9]{8}-[0-9]{6}$");
        calls[publish].ShouldEndWith($"-p:ContainerImageTag={folder.Read("image").Split(':')[1]}");
    }

    [Fact]
    public async Task A_registry_that_exists_is_used_where_it_is_named()
    {
        folder.Environment["MOISMS_REGISTRY"] = "ministry.example";

        (await folder.RunAsync(Script)).ExitCode.ShouldBe(0);

        folder.Read("image").ShouldStartWith("ministry.example/moisms-gateway:");
        folder.Calls.ShouldContain(call => call.StartsWith("az acr login --name ministry --expose-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_registrys_token_stands_in_no_command_line()
    {
        var run = await folder.RunAsync(Script);

        folder.Read("registry-token").ShouldBe(ScriptFolder.Token);
        folder.Calls.ShouldNotContain(call => call.Contains(ScriptFolder.Token, StringComparison.Ordinal));
        (run.Output + run.Error).ShouldNotContain(ScriptFolder.Token);
    }

    [Fact]
    public async Task An_image_of_before_is_run_again_and_none_is_built()
    {
        folder.Environment["MOISMS_GATEWAY_IMAGE"] = Kept;

        (await folder.RunAsync(Script)).ExitCode.ShouldBe(0);

        folder.Read("image").ShouldBe(Kept);
        folder.Calls.ShouldNotContain(call => call.StartsWith("dotnet ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_operators_password_nothing_is_built_and_the_script_for_it_is_named()
    {
        folder.Environment["FAKE_FAIL"] = "/secrets/smsc-password?";

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("infra/smsc-password.sh puts it there");
        folder.Calls.ShouldNotContain(call => call.StartsWith("dotnet ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MOISMS_SMSC_HOST")]
    [InlineData("MOISMS_SMSC_SYSTEM_ID")]
    [InlineData("MOISMS_WEBHOOK_APPLICATION")]
    public async Task A_missing_value_is_named(string name)
    {
        folder.Environment.Remove(name);

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain($"{name} is not set");
    }

    [Theory]
    [InlineData(2, 0, 3)]
    [InlineData(100, 1, 5)]
    public async Task A_role_on_the_vault_that_has_not_spread_yet_is_waited_for_but_not_for_ever(int late, int exit, int tries)
    {
        folder.Write("late-vault", $"{late}");

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(exit, run.Error);
        folder.Calls.Count(call => call.Contains("moisms-gateway --parameters", StringComparison.Ordinal)).ShouldBe(tries);
    }

    [Theory]
    [InlineData("one--0000002 one--0000001\n")]
    [InlineData("one--0000001\n")]
    [InlineData("\n")]
    public async Task A_gateway_that_does_not_get_ready_is_a_failure_that_says_where_to_look(string revisions)
    {
        folder.Write("revisions", revisions);

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("not ready after ten minutes");
        run.Error.ShouldContain("az containerapp logs show");
    }

    [Fact]
    public async Task It_is_the_last_that_is_done_after_the_code_is_there_and_the_door_is_shut_before()
    {
        folder.Environment["FAKE_USER"] = "servicePrincipal";
        folder.RefuseThisAddress("198.51.100.7");

        var run = await folder.RunAsync("after-deploy.sh");

        run.ExitCode.ShouldBe(0, run.Error);
        var calls = folder.Calls.ToList();
        var shut = calls.FindLastIndex(call => call.Contains("--method PATCH", StringComparison.Ordinal));
        shut.ShouldBeGreaterThan(calls.FindIndex(call => call.Contains("-- smoke ", StringComparison.Ordinal)));
        shut.ShouldBeLessThan(calls.FindIndex(call => call.StartsWith("dotnet publish MoiSms.Gateway", StringComparison.Ordinal)));
        calls[^1].ShouldContain("/Microsoft.App/containerApps/");
    }

    [Fact]
    public void Pipeline_azd_and_people_all_come_to_it()
    {
        YamlFile.Read("azure.yaml").Text("hooks", "postdeploy", "run").ShouldBe("./infra/after-deploy.sh");
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, ".github/workflows/deploy.yml")).ShouldContain("run: infra/after-deploy.sh");
        File.ReadLines(Path.Combine(RepositoryFiles.Root, "infra", "after-deploy.sh")).Last().ShouldBe($"infra/{Script}");
    }

    [Fact]
    public async Task A_password_goes_into_the_vault_and_into_no_command_line()
    {
        folder.Input = "s3cr#t 1\r\n";

        var run = await folder.RunAsync("smsc-password.sh");

        run.ExitCode.ShouldBe(0, run.Error);
        JsonNode.Parse(folder.Read("secret"))!["properties"]!["value"]!.ToString().ShouldBe("s3cr#t 1");
        folder.Calls.ShouldNotContain(call => call.Contains("s3cr", StringComparison.Ordinal));
        (run.Output + run.Error).ShouldNotContain("s3cr");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("pässword")]
    public async Task A_password_that_would_not_arrive_as_it_is_is_refused(string password)
    {
        folder.Input = password + "\n";

        var run = await folder.RunAsync("smsc-password.sh");

        run.ExitCode.ShouldBe(1);
        folder.Calls.ShouldNotContain(call => call.Contains("--method PUT", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();
}
