using System.Net;

namespace MoiSms.Tests.Deployment;

/// <summary>What can be reached from where, and how.</summary>
internal static class NetworkRules
{
    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        new("Pilot and production are private",
            all => new[] { all.Pilot, all.Production }.Except(all.Private).Select(stage => $"{stage.Name} has no private endpoints")),
        DeploymentRule.ForEach("Private storage and vault take nothing from the internet", all => all.Private, stage =>
        [
            .. Account(stage, "data")
                .Wants(("publicNetworkAccess", "Disabled"), ("networkAcls.defaultAction", "Deny"), ("networkAcls.bypass", "None")),
            // Event Grid's dead letters come as from a trusted service, which needs the endpoint.
            .. Account(stage, "host")
                .Wants(("publicNetworkAccess", "Enabled"), ("networkAcls.defaultAction", "Deny"), ("networkAcls.bypass", "AzureServices")),
            .. stage.One("KeyVault/vaults")
                .Wants(("publicNetworkAccess", "Disabled"), ("networkAcls.defaultAction", "Deny"), ("networkAcls.bypass", "None")),
            .. stage.Of("Storage/storageAccounts").Where(account => account.Items("networkAcls.ipRules").Any())
                .Select(account => $"{account.Name()} lets addresses in"),
        ]),
        DeploymentRule.ForEach("Every private service has its endpoint and its name", all => all.Private, stage =>
        [
            .. IdentityRules.Differences(
                ["stmoismshost:blob", "stmoismshost:queue", "stmoismshost:table", "stmoismsdata:queue", "stmoismsdata:table",
                    "kv-moisms:vault"],
                from endpoint in stage.Of("Network/privateEndpoints")
                from connection in endpoint.Items("privateLinkServiceConnections")
                from service in connection.Items("groupIds")
                let target = connection.Text("privateLinkServiceId")!.Split('/')[^1]
                select $"{(target.StartsWith("kv-moisms", StringComparison.Ordinal) ? "kv-moisms" : target[..12])}:{service}"),
            .. IdentityRules.Differences(
                stage.Of("Network/privateEndpoints").Select(endpoint => endpoint.Name()),
                stage.Of("Network/privateEndpoints/privateDnsZoneGroups").Select(group => group.Name().Split('/')[0])),
            .. from endpoint in stage.Of("Network/privateEndpoints")
               let service = endpoint.Items("privateLinkServiceConnections").Single().Items("groupIds").Single().ToString()
               let zone = stage.Of("Network/privateEndpoints/privateDnsZoneGroups")
                   .FirstOrDefault(one => one.Name().Split('/')[0] == endpoint.Name())
                   ?.Items("privateDnsZoneConfigs").Single().Text("privateDnsZoneId")
               where zone?.Contains($"privatelink.{(service == "vault" ? "vaultcore" : service)}.", StringComparison.Ordinal) != true
               select $"{endpoint.Name()} is named in the zone {zone}",
            .. stage.Of("Network/privateDnsZones").Count() == stage.Of("Network/privateDnsZones/virtualNetworkLinks").Count()
                ? (string[])[]
                : ["a DNS zone is not linked to the network"],
            .. stage.One("Web/sites").Text("virtualNetworkSubnetId")?.EndsWith("/subnets/app", StringComparison.Ordinal) == true
                ? (string[])[]
                : ["the app does not go out through the network"],
            .. stage.Of("Network/virtualNetworks/subnets").Single(subnet => subnet.ShortName() == "app").At("natGateway") is not null
                ? (string[])[]
                : ["the app has no way to the internet"],
        ]),
        DeploymentRule.ForEach("A browser may call the app from the console's page alone, and from none where there is no console",
            all => all.Made, stage => stage.Any("Web/staticSites")
                ? stage.One("Web/sites").Wants(("siteConfig.cors.supportCredentials", "false"))
                    .Concat(IdentityRules.Differences(["console"], stage.One("Web/sites").Items("siteConfig.cors.allowedOrigins").Select(
                        one => one.ToString().Contains("outputs.origin", StringComparison.Ordinal)
                            || one.ToString().Contains("staticSites", StringComparison.Ordinal) ? "console" : $"{one}")))
                : stage.One("Web/sites").Items("siteConfig.cors.allowedOrigins").Select(one => $"{one} may call the app")),
        DeploymentRule.ForEach("The console is not where CloudEvents ask the webhook for their handshake", all => all.Made, stage =>
            stage.Any("Web/staticSites") && stage.Any("EventGrid/topics") ? ["a topic with CloudEvents beside the console"] : []),
        DeploymentRule.ForEach("The app takes in Event Grid and the operators alone", all => all.Stages, stage =>
        {
            var app = stage.One("Web/sites");
            var rules = app.Items("siteConfig.ipSecurityRestrictions").ToList();
            return
            [
                .. app.Wants(("siteConfig.ipSecurityRestrictionsDefaultAction", "Deny")),
                .. rules.Any(rule => rule["tag"]?.ToString() == "ServiceTag" && rule["ipAddress"]!.ToString() == "AzureEventGrid"
                    && rule["action"]!.ToString() == "Allow") ? (string[])[] : ["Event Grid is not let in"],
                .. rules.Where(rule => rule["name"]!.ToString() != "event-grid"
                    && !rule["name"]!.ToString().StartsWith("operators-", StringComparison.Ordinal)).Select(rule => $"not wanted: {rule}"),
                .. Everybody(rules.Where(rule => rule["tag"] is null).Select(rule => rule["ipAddress"]!.ToString())),
            ];
        }),
        DeploymentRule.ForEach("The operator's topic takes in the adapter alone", all => all.Stages, stage =>
            from topic in stage.Of("EventGrid/topics")
            where topic.Text("publicNetworkAccess") != "Disabled"
            let ranges = topic.Items("inboundIpRules").Select(rule => rule["ipMask"]!.ToString()).ToList()
            from fault in Everybody(ranges.Count == 0 ? ["no range"] : ranges)
            select $"{topic.Name()}: {fault}"),
        DeploymentRule.ForEach("Every way in is encrypted", all => all.All, snapshot =>
        [
            .. snapshot.Of("Storage/storageAccounts")
                .SelectMany(account => account.Wants(("minimumTlsVersion", "TLS1_2"), ("supportsHttpsTrafficOnly", "true"))),
            .. snapshot.Of("Web/sites").SelectMany(
                app => app.Wants(("httpsOnly", "true"), ("siteConfig.minTlsVersion", "1.2"), ("siteConfig.scmMinTlsVersion", "1.2"))),
            .. snapshot.Of("EventGrid/topics").SelectMany(topic => topic.Wants(("minimumTlsVersionAllowed", "1.2"))),
            .. snapshot.Of("EventGrid/systemTopics/eventSubscriptions").Concat(snapshot.Of("EventGrid/topics/eventSubscriptions"))
                .SelectMany(one => one.Wants(("destination.properties.minimumTlsVersionAllowed", "1.2"))),
        ]),
    ];

    private static IEnumerable<string> Everybody(IEnumerable<string> ranges) => ranges
        .Where(range => !IPNetwork.TryParse(range, out var network) || network.PrefixLength < 16).Select(range => $"{range} is everybody");

    private static System.Text.Json.Nodes.JsonNode Account(Snapshot stage, string which) =>
        stage.Of("Storage/storageAccounts").Single(account => account.Name().StartsWith($"stmoisms{which}", StringComparison.Ordinal));
}
