using System.Text.RegularExpressions;
using MoiSms.Infra;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

public sealed partial class InfraReadmeTests
{
    private static readonly string Root = RepositoryFiles.Root;
    private static readonly string Infra = Path.Combine(Root, "infra");
    private static readonly string Readme = File.ReadAllText(Path.Combine(Infra, "README.md"));

    /// <summary>Files that somebody makes who follows the page; git ignores them.</summary>
    private static readonly string[] Made = ["infra/values.env", "infra/main.bicepparam"];

    [Fact]
    public void The_table_of_values_holds_every_variable_that_a_parameter_file_reads_and_no_other()
    {
        var read = new[] { "dev", "pilot", "production", "events", "gateway" }
            .SelectMany(file => Variables(file).Select(one => one.Name)).Distinct();

        Table().Keys.ShouldBe(read.Append("AZURE_RESOURCE_GROUP"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("dev", 0)]
    [InlineData("pilot", 1)]
    [InlineData("production", 1)]
    public void The_table_of_values_says_required_of_what_has_no_default_and_of_nothing_else(string stage, int column)
    {
        var required = Variables(stage).Where(one => !one.HasDefault).Select(one => one.Name).Append("MOISMS_STAGE")
            .Append("AZURE_RESOURCE_GROUP");

        Table().Where(row => row.Value[column].StartsWith("required", StringComparison.Ordinal)).Select(row => row.Key)
            .ShouldBe(required, ignoreOrder: true);
    }

    [Fact]
    public void What_a_stage_does_not_read_is_said_to_be_not_read()
    {
        var read = Variables("dev").Concat(Variables("events")).Select(one => one.Name).ToHashSet();

        Table().Where(row => row.Value[0] == "not read").Select(row => row.Key)
            .ShouldBe(Table().Keys.Where(name => name != "AZURE_RESOURCE_GROUP" && !read.Contains(name)), ignoreOrder: true);
    }

    [Fact]
    public void The_sample_values_name_everything_that_is_read_and_deploy_nothing_as_they_stand()
    {
        var lines = File.ReadAllLines(Path.Combine(Infra, "values.sample.env"));
        var live = lines.Where(line => line.Length > 0 && line[0] != '#').ToList();

        live.ShouldBe(["AZURE_RESOURCE_GROUP=", "MOISMS_STAGE=", "MOISMS_SERVICE_NUMBER="]);
        lines.Select(line => SampleValue().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)
            .ShouldBe(Table().Keys, ignoreOrder: true);
    }

    [Fact]
    public void The_snapshots_values_name_only_what_is_read() =>
        File.ReadLines(Path.Combine(Infra, "snapshot.env")).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('=')[0]).ShouldBeSubsetOf(Table().Keys);

    [Fact]
    public void Scripts_and_pipeline_name_only_variables_that_are_in_the_table()
    {
        var files = Directory.EnumerateFiles(Infra, "*.sh")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, ".github"), "*.yml", SearchOption.AllDirectories));

        var named = files.SelectMany(file => Variable().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct().ToList();

        named.ShouldNotBeEmpty();
        named.ShouldBeSubsetOf(Table().Keys);
    }

    [Fact]
    public void Every_path_exists()
    {
        var paths = InfraPath().Matches(Readme).Select(match => match.Value.TrimEnd('.')).Distinct().Except(Made)
            .Where(path => path != "infra/").ToList();

        paths.Count.ShouldBeGreaterThan(10);
        paths.Where(path => !Path.Exists(Path.Combine(Root, path.Replace("$MOISMS_STAGE", "dev", StringComparison.Ordinal))))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("infra/README.md")]
    [InlineData("README.md")]
    [InlineData("README.ar.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("content/README.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/commands.md")]
    [InlineData("docs/console.md")]
    [InlineData("docs/importing.md")]
    [InlineData("docs/operations.md")]
    [InlineData("docs/operator.md")]
    [InlineData("docs/performance.md")]
    [InlineData("docs/reliability.md")]
    [InlineData("docs/running.md")]
    [InlineData("docs/settings.md")]
    [InlineData("docs/understanding.md")]
    [InlineData("docs/security.md")]
    public void Every_link_within_the_repository_leads_to_a_heading_that_is_there(string page)
    {
        var links = Link().Matches(File.ReadAllText(Path.Combine(Root, page))).Select(match => match.Groups[1].Value)
            .Where(link => !link.StartsWith("http", StringComparison.Ordinal)).ToList();

        links.Where(link => !LeadsSomewhere(page, link)).ShouldBeEmpty();
    }

    /// <summary>Resource providers of everything that is made, and of the subnet's delegation.</summary>
    [Fact]
    public void Every_provider_of_a_resource_is_registered()
    {
        var used = Directory.EnumerateFiles(Infra, "*.bicep", SearchOption.AllDirectories)
            .SelectMany(file => Provider().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct()
            .Where(provider => provider != "Microsoft.Authorization"); // always registered

        Registered().Match(Readme).Groups[1].Value.Split([' ', '\\', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(used, ignoreOrder: true);
    }

    [Fact]
    public void Every_module_stands_in_the_table_of_what_is_made() =>
        Directory.EnumerateFiles(Path.Combine(Infra, "modules")).Select(file => $"`infra/modules/{Path.GetFileName(file)}`")
            .Where(name => !Readme.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_alert_of_the_gateway_has_a_line_that_says_what_to_do()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs/operations.md"));
        var alerts = Snapshot.Read(new InfraFolder(Infra), "operator").Of("Insights/scheduledQueryRules")
            .Select(one => one.Text("displayName")!.Replace("MoiSms: ", "", StringComparison.Ordinal))
            .Where(name => name.StartsWith("gateway-", StringComparison.Ordinal)).ToList();

        alerts.Count.ShouldBeGreaterThan(5);
        alerts.Where(name => !page.Contains($"| `{name}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static bool LeadsSomewhere(string page, string link)
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? Path.Combine(Root, page) : Path.Combine(Root, Path.GetDirectoryName(page)!, parts[0]);
        return parts.Length == 1
            ? Path.Exists(target)
            : File.Exists(target) && File.ReadLines(target).Any(line => line.StartsWith('#') && Anchor(line) == parts[1]);
    }

    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant()
            .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    /// <summary>Variable to the cells behind it.</summary>
    private static Dictionary<string, string[]> Table() =>
        Readme.Split("\n## ").Single(one => one.StartsWith("Values\n", StringComparison.Ordinal)).Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
        .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2..]);

    private static IEnumerable<(string Name, bool HasDefault)> Variables(string file) =>
        Reading().Matches(File.ReadAllText(Path.Combine(Infra, file + ".bicepparam")))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value == ","));

    [GeneratedRegex(@"readEnvironmentVariable\(\s*'([A-Z_]+)'\s*([,)])")]
    private static partial Regex Reading();

    [GeneratedRegex("^(?:# )?([A-Z_]+)=")]
    private static partial Regex SampleValue();

    [GeneratedRegex("MOISMS_[A-Z_]*[A-Z]")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<![\w.$/-])infra/[\w./$-]*")]
    private static partial Regex InfraPath();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"'(Microsoft\.\w+)/[\w/]+(@|')")]
    private static partial Regex Provider();

    [GeneratedRegex(@"for provider in ([^;]+);")]
    private static partial Regex Registered();
}
