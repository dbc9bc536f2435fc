using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MoiSms.Infra;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

/// <summary>
/// The table of monthly costs in infra/README.md, computed again by the formula beside it from what the parameter files make.
/// </summary>
public sealed partial class InfraCostTests
{
    private static readonly string Infra = Path.Combine(RepositoryFiles.Root, "infra");

    [Theory]
    [InlineData("pilot", 500, 1, 2)]
    [InlineData("production", 20_000, 2, 11)]
    [InlineData("production", 200_000, 3, 11)]
    public void Costs_are_what_the_formula_says(string stage, int textsADay, int column, int monthsPaid)
    {
        var instances = AlwaysReady().Matches(File.ReadAllText(Path.Combine(Infra, stage + ".bicepparam")))
            .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        var all = instances.Values.Sum();
        var busy = instances.Where(one => !one.Key.Contains("Poison", StringComparison.Ordinal)).Sum(one => one.Value);
        var polling = all - instances["http"];
        var types = Types(stage);
        var (month, seconds) = (textsADay * 365 / 12.0, 730 * 3600);
        var gigabytes = (month * 25 / 1e6) + ((all + 1) * 0.7);

        var expected = new Dictionary<string, double>
        {
            ["always ready"] = all * 2 * seconds * 0.000004,
            ["running, at most"] = Math.Min(4 * month, (double)busy * seconds) * 2 * 0.000016,
            ["executions"] = 4 * month * 0.40 / 1e6,
            ["idle polls"] = polling * 4.15,
            ["storage calls"] = month * ((6 * 0.004) + (5 * 0.00036)) / 10_000,
            ["tables, kept a year"] = textsADay * 365 * 2 / 1e6 * 0.05625,
            ["logs in"] = Math.Max(0, gigabytes - 5) * 2.30,
            ["logs kept"] = gigabytes * 0.10 * monthsPaid,
            ["Event Grid"] = Math.Max(0, (4 * month) - 100_000) * 0.60 / 1e6,
            ["private network"] = (types["Microsoft.Network/privateEndpoints"] * 7.30) + 32.85 + 3.65
                + (types["Microsoft.Network/privateDnsZones"] * 0.50),
            ["log alerts"] = LogAlerts(stage),
        };
        expected["**together**"] = expected.Values.Sum();

        var table = Table(column);
        table.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (what, cost) in expected)
            table[what].ShouldBe(cost, 0.0051, what);
    }

    [Fact]
    public void The_page_counts_the_log_alerts_of_every_stage()
    {
        var readme = File.ReadAllText(Path.Combine(Infra, "README.md"));
        int Count(string stage) => Alerts(stage).Count();
        var frequent = Alerts("production").Count(IsFrequent);

        readme.ShouldContain($"| {Count("dev")} or {Count("production")} log alerts,");
        readme.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"{LogAlerts("dev"):0.00} for {Count("dev")} alerts"));
        readme.ShouldContain($"| log alerts | {frequent} x 1.50 + {Count("production") - frequent} x 0.50 |");
    }

    [Fact]
    public void The_gateway_costs_what_its_replicas_and_alerts_do()
    {
        var app = Resources("gateway").Single(one => one.Type() == "Microsoft.App/containerApps");
        var (replicas, size) = ((int)app.At("template.scale.minReplicas")!, app.Items("template.containers").Single()["resources"]!);
        var gibibytes = double.Parse(size["memory"]!.ToString().Replace("Gi", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var zones = Types("operator")["Microsoft.Network/privateDnsZones"] - Types("production")["Microsoft.Network/privateDnsZones"];
        var expected = new Dictionary<string, double>
        {
            ["two replicas"] = replicas * 730 * 3600 * (((double)size["cpu"]! * 0.000024) + (gibibytes * 0.000003)),
            ["environment"] = Types("operator")["Microsoft.App/managedEnvironments"] * (18.25 + 3.65),
            ["registry"] = Types("operator")["Microsoft.ContainerRegistry/registries"] * 5.00,
            ["DNS zone"] = zones * 0.50,
            ["log alerts of the gateway"] = LogAlerts("operator") - LogAlerts("production"),
        };
        expected["**the gateway**"] = expected.Values.Sum();

        var table = Table(1, "| | a month |");
        table.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (what, cost) in expected)
            table[what].ShouldBe(cost, 0.0051, what);
    }

    [Fact]
    public void The_console_costs_what_its_plan_does()
    {
        Resources("operator").Single(one => one.Type() == "Microsoft.Web/staticSites")["sku"]!["name"]!.ToString()
            .ShouldBe("Standard");
        Types("production").ShouldNotContainKey("Microsoft.Web/staticSites");
        Table(1, "| | a month, console |").ShouldBe([KeyValuePair.Create("Static Web App", 9.00)]);
    }

    private static Dictionary<string, double> Table(int column, string head = "| | pilot, 500")
    {
        var section = File.ReadAllText(Path.Combine(Infra, "README.md")).Split("\n## ")
            .Single(one => one.StartsWith("Costs\n", StringComparison.Ordinal));
        return section[section.IndexOf(head, StringComparison.Ordinal)..].Split('\n')
            .TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .ToDictionary(cells => cells[1], cells => double.Parse(cells[column + 1].Trim('*'), CultureInfo.InvariantCulture));
    }

    private static Dictionary<string, int> Types(string stage) =>
        Resources(stage).GroupBy(one => one.Type()).ToDictionary(group => group.Key, group => group.Count());

    private static double LogAlerts(string stage) => Alerts(stage).Sum(one => IsFrequent(one) ? 1.50 : 0.50);

    private static IEnumerable<JsonNode> Alerts(string stage) =>
        Resources(stage).Where(one => one.Type() == "Microsoft.Insights/scheduledQueryRules");

    private static bool IsFrequent(JsonNode alert) => alert.Text("evaluationFrequency") == "PT5M";

    private static IReadOnlyList<JsonNode> Resources(string stage) => Snapshot.Read(new InfraFolder(Infra), stage).Resources;

    [GeneratedRegex(@"\{ name: '([^']+)', instanceCount: (\d+) \}")]
    private static partial Regex AlwaysReady();
}
