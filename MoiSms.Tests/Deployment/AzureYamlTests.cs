using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace MoiSms.Tests.Deployment;

public sealed class AzureYamlTests
{
    private static readonly string Root = RepositoryFiles.Root;
    private static readonly YamlMappingNode File = YamlFile.Read("azure.yaml");

    [Fact]
    public void It_deploys_the_bicep_of_infra()
    {
        File.Text("infra", "provider").ShouldBe("bicep");
        Exists(Path.Combine(File.Text("infra", "path"), File.Text("infra", "module") + ".bicep")).ShouldBeTrue();
    }

    [Fact]
    public void Its_only_service_is_the_function_app_that_bicep_tags()
    {
        var name = File.At("services").Keys().ShouldHaveSingleItem();
        var service = File.At("services", name);

        service.Text("host").ShouldBe("function");
        service.Text("language").ShouldBe("dotnet");
        Exists(Path.Combine(service.Text("project"), "MoiSms.Functions.csproj")).ShouldBeTrue();
        Read("infra/modules/functions.bicep").ShouldContain($"'azd-service-name': '{name}'");
    }

    [Theory]
    [InlineData("preup", "./infra/prepare.sh")]
    [InlineData("preprovision", "./infra/prepare.sh")]
    [InlineData("predeploy", "./infra/await-secret.sh")]
    [InlineData("postdeploy", "./infra/after-deploy.sh")]
    public void Its_hooks_are_scripts_that_are_there(string hook, string script)
    {
        File.At("hooks").Keys().ShouldBe(["preup", "preprovision", "predeploy", "postdeploy"]);
        File.Text("hooks", hook, "shell").ShouldBe("sh");
        File.Text("hooks", hook, "run").ShouldBe(script);
        Exists(script).ShouldBeTrue();
    }

    [Fact]
    public void Git_ignores_the_parameter_file_that_the_hook_lays_ready() =>
        Read(".gitignore").Split('\n').ShouldContain("infra/main.bicepparam");

    private static bool Exists(string path) => System.IO.File.Exists(Path.Combine(Root, path));

    private static string Read(string path) => System.IO.File.ReadAllText(Path.Combine(Root, path));
}
