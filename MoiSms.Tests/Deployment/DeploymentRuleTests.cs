using MoiSms.Infra;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

public sealed class DeploymentRuleTests(DeploymentRuleTests.Kept kept) : IClassFixture<DeploymentRuleTests.Kept>
{
    public static TheoryData<string> Rules() => [.. DeploymentRule.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_holds_for_what_is_deployed(string rule) =>
        DeploymentRule.All.Single(one => one.Name == rule).Faults(kept.Deployments).ShouldBeEmpty();

    public sealed class Kept(BicepServer bicep) : IAsyncLifetime
    {
        internal Deployments Deployments { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Deployments = await Deployments.ReadAsync(
            bicep, new InfraFolder(Path.Combine(RepositoryFiles.Root, "infra")), TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
