using MoiSms.Infra;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

public sealed class KqlTests
{
    private static readonly string[] Numbers = ["value: real", "value: long"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_query_of_alerts_and_workbook_is_valid_and_an_alerts_gives_its_number()
    {
        var infra = new InfraFolder(Path.Combine(RepositoryFiles.Root, "infra"));
        var queries = new[] { "production", "operator" }.SelectMany(name => AlertRules.Queries(Snapshot.Read(infra, name))).Distinct()
            .ToList();

        var answers = await KqlAnalyzer.AnalyzeAsync(queries.Select(one => one.Query), Ct);

        queries.Count.ShouldBeGreaterThan(20);
        queries.Zip(answers).SelectMany(one => one.Second.Faults.Select(fault => $"{one.First.Name}: {fault}")).ShouldBeEmpty();
        queries.Zip(answers).Where(one => one.First.Name.StartsWith("alert-", StringComparison.Ordinal))
            .ShouldAllBe(one => one.Second.Columns.Length == 1 && Numbers.Contains(one.Second.Columns[0]));
    }

    [Theory]
    [InlineData("AppMetrics | where Nam == 'x'", "Nam")]
    [InlineData("AppMetrics | wher Name == 'x'", "operator")]
    [InlineData("AppRequest | count", "AppRequest")]
    public async Task A_wrong_query_is_seen(string query, string fault) =>
        (await KqlAnalyzer.AnalyzeAsync([query], Ct))
            .ShouldHaveSingleItem().Faults.ShouldContain(one => one.Contains(fault, StringComparison.Ordinal));
}
