using System.Text.Json.Nodes;

namespace MoiSms.Tests.Deployment;

/// <summary>Where the gateway to the operator runs, who reaches it, and what it may.</summary>
internal static class GatewayRules
{
    private const string Lives = "/health/live";
    private const string IsReady = "/health/ready";

    private static string Hosting { get; } =
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "MoiSms.Gateway", "Hosting", "GatewayApp.cs"));

    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        new("The gateway is reached from the network alone", all =>
        [
            .. all.Operator.One("App/managedEnvironments").Wants(
                ("vnetConfiguration.internal", "true"), ("publicNetworkAccess", "Disabled"),
                ("vnetConfiguration.infrastructureSubnetId", Subnet(all.Operator, "gateway").Id())),
            .. App(all).Wants(("configuration.ingress.allowInsecure", "false"), ("configuration.ingress.targetPort", "8080"),
                ("environmentId", all.Operator.One("App/managedEnvironments").Id())),
            .. all.Operator.Of("Network/privateDnsZones").Any(zone => zone.Name().EndsWith(".defaultDomain]", StringComparison.Ordinal))
                && all.Operator.One("Network/privateDnsZones/A").Name().Contains("'*'", StringComparison.Ordinal)
                ? (string[])[]
                : ["nobody in the network finds the gateway by its name"],
        ]),
        new("App and gateway go out by one address, which is locked", all =>
        [
            .. new[] { "app", "gateway" }.Select(name => Subnet(all.Operator, name).Text("natGateway.id")).Distinct().Count() == 1
                ? (string[])[]
                : ["app and gateway go out by different ways"],
            .. all.Operator.One("Network/natGateways").Items("publicIpAddresses").Single()["id"]!.ToString()
                == all.Operator.One("Network/publicIPAddresses").Id() ? (string[])[] : ["the way out has another address"],
            .. all.Operator.One("Network/publicIPAddresses").Wants(("publicIPAllocationMethod", "Static")),
            .. all.Operator.Of("Authorization/locks")
                .Any(one => one.Id().StartsWith(all.Operator.One("Network/publicIPAddresses").Id() + "/", StringComparison.Ordinal))
                ? (string[])[]
                : ["the address is not locked"],
            .. Subnet(all.Operator, "gateway").Items("delegations").Single()["properties"]!["serviceName"]!.ToString()
                == "Microsoft.App/environments" ? (string[])[] : ["the gateway's subnet is not delegated"],
        ]),
        new("The webhook lets the gateway in: by its address, as its identity, with its topic", all =>
        [
            .. all.Operator.One("Web/sites").Items("siteConfig.ipSecurityRestrictions")
                .Where(rule => rule["name"]!.ToString().StartsWith("gateway-", StringComparison.Ordinal))
                .Select(rule => rule["ipAddress"]!.ToString()).ToArray() is [var only]
                && only.Contains("'{0}/32'", StringComparison.Ordinal)
                && only.Contains(all.Operator.One("Network/publicIPAddresses").Id(), StringComparison.Ordinal)
                ? (string[])[]
                : ["the webhook refuses the gateway's address"],
            .. Contains(all.Operator.AppSettings()["MoiSms__Auth__AllowedApplications"], "/id-moisms-gateway-", "the webhook's callers"),
            .. all.Operator.AppSettings()["MoiSms__AllowedTopics"] == Plain(all, "MoiSms__Gateway__Topic")
                ? (string[])[]
                : ["the gateway's topic is not allowed"],
            .. Contains(Plain(all, "MoiSms__Gateway__EventsAddress"), "/func-moisms-", "the webhook's address"),
            .. Contains(Plain(all, "MoiSms__Gateway__EventsScope"), "api://33333333-", "the webhook's scope"),
        ]),
        new("The app sends by the gateway, which takes the app's tokens alone", all =>
        [
            .. Contains(all.Operator.AppSettings()["AcsEndpoint"], $"'https://{{0}}.{{1}}', '{App(all).Name()}'", "the app's endpoint"),
            .. Contains(Plain(all, "MoiSms__Gateway__AuthAllowedApplications"), "/id-moisms-app-", "the gateway's callers"),
            .. Plain(all, "MoiSms__Gateway__AccessKey").Length == 0 ? (string[])[] : ["the gateway takes an access key"],
        ]),
        new("The gateway runs as one identity made for it", all =>
        [
            .. App(all)["identity"]!["type"]!.ToString() == "UserAssigned"
                && App(all)["identity"]!["userAssignedIdentities"]!.AsObject().Select(one => one.Key).SequenceEqual([Identity(all)])
                ? (string[])[]
                : [$"the gateway runs as {App(all)["identity"]}"],
            .. App(all).Items("configuration.registries").Concat(App(all).Items("configuration.secrets"))
                .Where(one => one["identity"]?.ToString() != Identity(all)).Select(one => $"another identity: {one}"),
            .. Contains(Plain(all, "MoiSmsStorage__clientId"), Identity(all), "the identity at storage"),
        ]),
        new("Two gateways are always there, and one that is replaced may finish", all =>
        [
            .. App(all).Wants(("template.scale.minReplicas", "2"), ("template.scale.maxReplicas", "2"),
                ("configuration.activeRevisionsMode", "Single")),
            .. (int)App(all).At("template.terminationGracePeriodSeconds")! >= 30 ? (string[])[] : ["it is killed under its texts"],
            .. IdentityRules.Differences(
                [$"Startup {Lives}", $"Liveness {Lives}", $"Readiness {IsReady}"],
                Container(all)["probes"]!.AsArray().Select(probe => probe!)
                    .Select(probe => $"{probe["type"]} {probe["httpGet"]!["path"]}")),
            .. new[] { Lives, IsReady }.Where(path => !Hosting.Contains($"\"{path}\"", StringComparison.Ordinal))
                .Select(path => $"the gateway has no {path}"),
        ]),
        new("The gateway's lines, and who pulled its image, are logged", all => IdentityRules.Differences(
            ["managedEnvironments", "registries"],
            all.Operator.Of("Insights/diagnosticSettings").Where(one => one.Items("logs").All(log => (bool)log["enabled"]!)
                && one.Text("workspaceId")!.Contains("/log-moisms-", StringComparison.Ordinal))
                .Select(one => ResourceRules.Target(one.Id())).Where(target => target is "managedEnvironments" or "registries"))),
        .. GatewaySettingRules.All,
    ];

    /// <summary>The container app.</summary>
    public static JsonNode App(Deployments all) => all.Gateway.One("App/containerApps");

    public static JsonNode Container(Deployments all) => App(all).Items("template.containers").Single();

    /// <summary>A setting that is no secret; empty where there is none.</summary>
    private static string Plain(Deployments all, string name) =>
        Container(all)["env"]!.AsArray().FirstOrDefault(one => one!["name"]!.ToString() == name)?["value"]?.ToString() ?? "";

    private static string Identity(Deployments all) => all.Operator.Of("ManagedIdentity/userAssignedIdentities")
        .Single(one => one.Name().StartsWith("id-moisms-gateway-", StringComparison.Ordinal)).Id();

    private static JsonNode Subnet(Snapshot stage, string name) =>
        stage.Of("Network/virtualNetworks/subnets").Single(subnet => subnet.ShortName() == name);

    private static string[] Contains(string found, string wanted, string what) =>
        found.Contains(wanted, StringComparison.Ordinal) ? [] : [$"{what}: {found}"];
}
