using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace MoiSms.Tests.Deployment;

public sealed partial class WorkflowTests
{
    private static readonly string Root = RepositoryFiles.Root;
    private static readonly YamlMappingNode Deploy = YamlFile.Read(".github/workflows/deploy.yml");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, ".github"), "*.yml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_file_uses_secrets_or_runs_strangers_code_with_our_rights(string path)
    {
        var text = File.ReadAllText(Path.Combine(Root, path));

        text.ShouldNotContain("secrets.");
        text.ShouldNotContain("secrets:");
        text.ShouldNotContain("pull_request_target");
        text.ShouldNotContain("client-secret");
        text.ShouldNotContain("creds:");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_are_pinned_or_ours(string path)
    {
        var uses = Uses().Matches(File.ReadAllText(Path.Combine(Root, path))).Select(match => match.Groups[1].Value).ToList();

        uses.ShouldNotBeEmpty();
        uses.ShouldAllBe(one => one.StartsWith("./", StringComparison.Ordinal) ? Exists(one) : Pinned().IsMatch(one));
    }

    [Fact]
    public void Only_the_jobs_that_sign_in_may_ask_for_a_token_and_none_may_write()
    {
        Deploy.At("permissions").Words().ShouldBe(new Dictionary<string, string> { ["contents"] = "read" });
        foreach (var job in new[] { "what-if", "deploy" })
            Deploy.At("jobs", job, "permissions").Words()
                .ShouldBe(new Dictionary<string, string> { ["contents"] = "read", ["id-token"] = "write" }, ignoreOrder: true);
        Deploy.At("jobs", "check").Keys().ShouldBe(["uses"]);
        YamlFile.Read(".github/workflows/ci.yml").At("permissions").Words()
            .ShouldBe(new Dictionary<string, string> { ["contents"] = "read" });
    }

    [Fact]
    public void A_pull_request_shows_what_would_change_unless_it_is_a_forks()
    {
        Deploy.At("on").Keys().ShouldContain("pull_request");
        var condition = Deploy.Text("jobs", "what-if", "if");

        condition.ShouldContain("github.event_name == 'pull_request'");
        condition.ShouldContain("github.event.pull_request.head.repo.full_name == github.repository");
        Runs("what-if").ShouldContain(run => run.Contains("az deployment group what-if", StringComparison.Ordinal)
            && run.Contains("GITHUB_STEP_SUMMARY", StringComparison.Ordinal));
        Runs("what-if").ShouldNotContain(run => run.Contains("group create", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_branch_can_run_is_no_identity_that_may_deploy()
    {
        var options = ((YamlSequenceNode)Deploy.At("on", "workflow_dispatch", "inputs", "environment", "options"))
            .Select(one => ((YamlScalarNode)one).Value!);

        options.ShouldNotContain(Deploy.Text("jobs", "what-if", "environment"));
        // Without it what-if asks for the rights to do all that it shows.
        Runs("what-if").ShouldContain(run => run.Contains("--validation-level ProviderNoRbac", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deployment_comes_after_the_checks_into_one_environment_at_a_time()
    {
        Deploy.Text("jobs", "deploy", "needs").ShouldBe("check");
        Deploy.Text("jobs", "check", "uses").ShouldBe("./.github/workflows/ci.yml");
        File.ReadAllText(Path.Combine(Root, ".github/workflows/ci.yml")).ShouldContain("run: .ci/run");
        var environment = Deploy.Text("jobs", "deploy", "environment");
        Deploy.Text("jobs", "deploy", "concurrency", "group").ShouldBe("deploy-" + environment);
        Deploy.Text("jobs", "deploy", "concurrency", "cancel-in-progress").ShouldBe("false");
        Deploy.Text("env", "MOISMS_STAGE").ShouldBe(environment);
    }

    [Fact]
    public void Every_stage_can_be_chosen_and_comes_from_main_only()
    {
        var options = ((YamlSequenceNode)Deploy.At("on", "workflow_dispatch", "inputs", "environment", "options"))
            .Select(one => ((YamlScalarNode)one).Value!).ToList();

        options.ShouldBe(["dev", "pilot", "production"]);
        options.ShouldAllBe(stage => Exists($"infra/{stage}.bicepparam"));
        Deploy.Text("jobs", "deploy", "if")
            .ShouldBe("vars.AZURE_DEPLOY == 'true' && github.event_name != 'pull_request' && github.ref == 'refs/heads/main'");
    }

    [Fact]
    public void It_deploys_the_infrastructure_then_the_code_then_the_events_with_scripts_that_are_there()
    {
        var runs = Runs("deploy");
        var order = new[] { "--parameters \"infra/$MOISMS_STAGE.bicepparam\"", "infra/publish.sh", "infra/after-deploy.sh" };

        order.Select(part => runs.FindIndex(run => run.Contains(part, StringComparison.Ordinal)))
            .ShouldBe([runs.Count - 3, runs.Count - 2, runs.Count - 1]);
        order[1..].ShouldAllBe(script => Exists(script));
    }

    private static List<string> Runs(string job) =>
        [.. ((YamlSequenceNode)Deploy.At("jobs", job, "steps")).Where(step => step.Keys().Contains("run"))
            .Select(step => step.Text("run"))];

    private static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    [GeneratedRegex(@"uses:\s*(\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"^[\w-]+/[\w-]+@(v\d+|[0-9a-f]{40})$")]
    private static partial Regex Pinned();
}
