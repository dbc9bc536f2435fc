namespace MoiSms.Tests.Deployment;

/// <summary>Something that holds for every deployment, whatever else is changed.</summary>
/// <param name="Name">As a sentence.</param>
/// <param name="Faults">What is wrong, a line each; none where the rule holds.</param>
internal sealed record DeploymentRule(string Name, Func<Deployments, IEnumerable<string>> Faults)
{
    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        .. IdentityRules.All, .. NetworkRules.All, .. DataRules.All, .. SettingRules.All, .. EventRules.All, .. AlertRules.All,
        .. ResourceRules.All, .. GatewayRules.All,
    ];

    /// <summary>A rule for each of some snapshots; faults name the snapshot.</summary>
    public static DeploymentRule ForEach(
        string name, Func<Deployments, IEnumerable<Snapshot>> which, Func<Snapshot, IEnumerable<string>> faults) =>
        new(name, all => which(all).SelectMany(one => faults(one).Select(fault => $"{one.Name}: {fault}")));
}
