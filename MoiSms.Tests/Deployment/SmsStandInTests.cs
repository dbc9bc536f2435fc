using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

/// <summary>What is deployed sends with the official client: the stand-in is for builds alone.</summary>
public sealed class SmsStandInTests
{
    private const string Property = "SmsStandIn";

    [Fact]
    public void Nothing_that_deploys_sets_the_property()
    {
        var files = new[] { "infra", ".github" }.SelectMany(Below).Append("azure.yaml").ToList();

        files.ShouldContain(Path.Combine("infra", "publish.sh"));
        files.ShouldContain(Path.Combine(".github", "workflows", "deploy.yml"));
        files.Where(file => Read(file).Contains(Property, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public void The_official_client_is_the_default_and_nothing_else_is_published()
    {
        var project = Read("MoiSms.Functions/MoiSms.Functions.csproj");

        project.ShouldContain($"<{Property}>false</{Property}>");
        project.ShouldContain(
            """<Target Name="PublishesTheOfficialClient" BeforeTargets="PrepareForPublish" Condition="'$(SmsStandIn)' == 'true'">""");
        Read("Directory.Build.props").ShouldNotContain(Property);
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, path));
}
