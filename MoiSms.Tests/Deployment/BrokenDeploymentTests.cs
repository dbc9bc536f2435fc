using MoiSms.Infra;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

/// <summary>A copy of the infrastructure in which every rule is broken once, evaluated again: each rule has to see its own fault.</summary>
public sealed class BrokenDeploymentTests(BrokenDeploymentTests.Broken broken) : IClassFixture<BrokenDeploymentTests.Broken>
{
    private static readonly Break[] Breaks =
    [
        new("No key opens anything", "modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true",
            "allowSharedKeyAccess is true"),
        new("The roles are exactly these", "modules/access.bicep", "roles.queueDataReader)", "roles.queueDataContributor)",
            "missing: app: Queue Data Reader on stmoismsdata"),
        new("The custom roles hold exactly these actions", "modules/roles.bicep", "CommunicationServices/Write'",
            "CommunicationServices/*'", "not wanted: MoiSms SMS Sender: Microsoft.Communication/CommunicationServices/*"),
        new("The app runs as one identity made for it", "modules/functions.bicep", "identity: { type: 'UserAssigned'",
            "identity: { type: 'SystemAssigned, UserAssigned'", "the app runs as"),
        new("Pilot and production are private", "production.bicepparam", "param network = 'private'", "param network = 'public'",
            "production has no private endpoints"),
        new("Private storage and vault take nothing from the internet", "modules/storage.bicep", "publicNetworkAccess: network == "
            + "'private' ? 'Disabled' : 'Enabled'", "publicNetworkAccess: 'Enabled'", "publicNetworkAccess is Enabled"),
        new("Every private service has its endpoint and its name", "modules/privateEndpoints.bicep",
            "  { name: 'data-table', target: dataStorageId, group: 'table', zone: 2 }\n", "", "missing: stmoismsdata:table"),
        new("The app takes in Event Grid and the operators alone", "modules/functions.bicep", "ipSecurityRestrictionsDefaultAction: 'Deny'",
            "ipSecurityRestrictionsDefaultAction: 'Allow'", "ipSecurityRestrictionsDefaultAction is Allow"),
        new("The operator's topic takes in the adapter alone", "modules/operatorTopic.bicep", "ipMask: range", "ipMask: '0.0.0.0/0'",
            "0.0.0.0/0 is everybody"),
        new("A browser may call the app from the console's page alone, and from none where there is no console", "modules/functions.bicep",
            "supportCredentials: false", "supportCredentials: true", "supportCredentials is "),
        new("The console is not where CloudEvents ask the webhook for their handshake", "main.bicep",
            "module consoleSite 'modules/console.bicep' = if (withConsole) {", "module consoleSite 'modules/console.bicep' = {",
            "a topic with CloudEvents beside the console"),
        new("Every way in is encrypted", "modules/functions.bicep", "httpsOnly: true", "httpsOnly: false", "httpsOnly is false"),
        new("Host and service each use their account, by managed identity", "modules/functions.bicep",
            "AzureWebJobsStorage__queueServiceUri: hostStorage.queueUri", "AzureWebJobsStorage__queueServiceUri: dataStorage.queueUri",
            "AzureWebJobsStorage__queueServiceUri is"),
        new("Every queue of the code exists, and no other", "modules/storage.bicep", "'sms-outbound-poison'", "'sms-outbound-dead'",
            "missing: sms-outbound-poison"),
        new("Every table of the code exists, and no other", "modules/storage.bicep", "'Gateway']", "'Gateway', 'Drafts']",
            "not wanted: Drafts"),
        new("No blob is public, and a deleted one can be had back", "modules/storage.bicep", "publicAccess: 'None'", "publicAccess: 'Blob'",
            "publicAccess is Blob"),
        new("The vault's secret can neither be purged nor be lost", "modules/secrets.bicep", "enablePurgeProtection: true",
            "enablePurgeProtection: false", "enablePurgeProtection is false"),
        new("The key secret is made once and never written again", "modules/secrets.bicep", "@onlyIfNotExists()\n", "", "made anew"),
        new("What cannot be had back is locked in pilot and production", "pilot.bicepparam", "param lock = true", "param lock = false",
            "missing: stmoismsdata"),
        new("Every app setting is one that somebody reads", "modules/functions.bicep", "MoiSms__ServiceNumber:", "MoiSms__Number:",
            "nobody reads MoiSms__Number"),
        new("The host's idle polls are sampled away, in the only telemetry mode that can", "modules/functions.bicep",
            "OTEL_TRACES_SAMPLER_ARG: '0.5'", "OTEL_TRACES_SAMPLER_ARG: '5'", "the host keeps the trace of every poll"),
        new("The app starts with its settings", "modules/functions.bicep", "MoiSms__ServiceNumber:", "MoiSms__Number:",
            "MoiSms__ServiceNumber is missing"),
        new("The key secret stands in the vault alone", "modules/functions.bicep", "'@Microsoft.KeyVault(SecretUri=${keySecretUri})'",
            "keySecretUri", "no reference to the vault"),
        new("Outside dev the webhook wants tokens", "pilot.bicepparam", "MoiSms__DefaultPhase: 'pilot'", "MoiSms__FunctionKeyOnly: 'true'",
            "the function key alone is enough"),
        new("Instances that are always ready belong to functions that exist", "pilot.bicepparam", "function:SendReply'",
            "function:SendReplies'", "there is no function:SendReplies"),
        new("Production has instances ready for http and every queue function, dev has none", "production.bicepparam",
            "  { name: 'function:FileOutboundPoison', instanceCount: 1 }\n", "", "missing: function:FileOutboundPoison"),
        new("The plan is Flex Consumption on .NET 10, with an end to its instances", "modules/functions.bicep", "version: '10.0'",
            "version: '8.0'", "version is 8.0"),
        new("Every topic has its subscription", "events.bicep", "if (operatorTopic) {\n  parent: topic",
            "if (!operatorTopic) {\n  parent: topic", "missing: evgt-moisms"),
        new("Texts that cannot be handed over are kept", "events.bicep", "blobContainerName: deadLetterContainer",
            "blobContainerName: '${deadLetterContainer}-elsewhere'", "blobContainerName is event-dead-letters-elsewhere"),
        new("A topic behind a firewall writes dead letters with its own identity", "pilot.bicepparam", "'systemAssigned'", "'userAssigned'",
            "pilot: evgst-moisms"),
        new("A subscription uses the identity that its topic has", "events.bicepparam", "? 'userAssigned' : 'systemAssigned'",
            "? 'systemAssigned' : 'userAssigned'", "another identity"),
        new("Exactly the events that the code knows come in", "events.bicep", "    'Microsoft.Communication.SMSDeliveryReportReceived'\n",
            "", "missing: Microsoft.Communication.SMSDeliveryReportReceived"),
        new("Events go to the webhook's own address", "events.bicep", "/api/sms/events?code=", "/api/sms?code=", "not the webhook's"),
        new("Event Grid brings a token along", "events.bicep", "azureActiveDirectoryApplicationIdOrUri: guarded",
            "azureActiveDirectoryApplicationIdOrUri: ''", "azureActiveDirectoryApplicationIdOrUri is "),
        new("The webhook takes the events of the topics that are made, and of no other", "main.bicep",
            "azure ? [acs!.outputs.communicationId] : [gatewayTopic]", "[gatewayTopic]", "missing: /subscriptions/"),
        new("Every metric of the code is watched by an alert", "modules/alerts.bicep", "'moisms.put_back'", "'moisms.parts'",
            "no alert watches moisms.put_back"),
        new("Queries name metrics, labels and words that the code has", "modules/alerts.bicep", "'sms-received'", "'sms-recieved'",
            "no kind sms-recieved"),
        new("Event Grid's own losses are alerts", "modules/alerts.bicep", "'DeadLetteredCount'", "'MatchedEventCount'",
            "missing: DeadLetteredCount"),
        new("Every alert is on and tells somebody", "modules/alerts.bicep", "actionGroups: told }", "actionGroups: [] }", "tells nobody"),
        new("A query's number is too high above its threshold, and windows leave no gap", "modules/alerts.bicep",
            "timeAggregation: 'Maximum'", "timeAggregation: 'Count'", "GreaterThan Count"),
        new("One loss is enough for an alert", "modules/alerts.bicep", "metric: 'DroppedEventCount'\n    threshold: 0",
            "metric: 'DroppedEventCount'\n    threshold: 1000", "DroppedEventCount waits"),
        new("Silence by day and overspending are alerts", "production.bicepparam", "param expectTraffic = true",
            "param expectTraffic = false", "production: silence is no alert"),
        new("The workbook shows volume, intents, latency, failures, parts and cost", "modules/workbook.bicep", "'moisms.parts'",
            "'moisms.sends'", "does not show moisms.parts"),
        new("No API is a preview", "modules/monitoring.bicep", "components@2020-02-02'", "components@2020-02-02-preview'",
            "Microsoft.Insights/components@2020-02-02-preview"),
        new("Names follow the pattern and fit", "names.bicep", "'evgst-moisms-${suffixOf(stage, resourceGroupId)}'", "'evgst-moisms'",
            "evgstmoisms does not say its stage"),
        new("Everything that can be tagged says what it belongs to", "modules/functions.bicep", "  tags: tags\n  kind: 'functionapp'\n",
            "  kind: 'functionapp'\n", "asp-moisms-dev"),
        new("Storage, vault, number and topic keep logs of who did what", "modules/secrets.bicep",
            "{ category: 'AuditEvent', enabled: true }", "{ category: 'AuditEvent', enabled: false }", "missing: vaults"),
        new("Logs of single calls are kept at the lower price, and those of queues tell of deletions alone", "modules/monitoring.bicep",
            "plan: 'Basic'", "plan: 'Analytics'", "StorageTableLogs: plan is Analytics"),
        new("Backups of the tables lie in another account than the tables, and not for ever", "modules/storage.bicep",
            "prefixMatch: ['${backupContainer}/']", "prefixMatch: ['elsewhere/']", "backups are kept for ever"),
        new("Every metric of the gateway is watched by an alert", "modules/alerts.bicep", "'moisms.gateway.unknown'", "'moisms.parts'",
            "no alert watches moisms.gateway.unknown"),
        new("The gateway is reached from the network alone", "modules/gateway.bicep", "internal: true", "internal: false",
            "vnetConfiguration.internal is false"),
        new("App and gateway go out by one address, which is locked", "modules/network.bicep", "scope: outboundAddress",
            "scope: outbound", "the address is not locked"),
        new("The webhook lets the gateway in: by its address, as its identity, with its topic", "main.bicep",
            "['${privateNetwork!.outputs.outboundAddress}/32']", "[]", "the webhook refuses the gateway's address"),
        new("The app sends by the gateway, which takes the app's tokens alone", "gateway.bicep",
            "AuthAllowedApplications: appIdentity.properties.clientId", "AuthAllowedApplications: take(appIdentity.name, 0)",
            "the gateway's callers"),
        new("The gateway runs as one identity made for it", "gateway.bicep", "identity: { type: 'UserAssigned'",
            "identity: { type: 'SystemAssigned, UserAssigned'", "the gateway runs as"),
        new("Two gateways are always there, and one that is replaced may finish", "gateway.bicep", "minReplicas: replicas",
            "minReplicas: 0", "minReplicas is 0"),
        new("The gateway's lines, and who pulled its image, are logged", "modules/gateway.bicep",
            "{ category: 'ContainerAppConsoleLogs', enabled: true }", "{ category: 'ContainerAppConsoleLogs', enabled: false }",
            "missing: managedEnvironments"),
        new("Every setting of the gateway is one that it reads", "gateway.bicep", "MoiSms__Gateway__SystemId:", "MoiSms__Gateway__User:",
            "the gateway does not read MoiSms__Gateway__User"),
        new("The gateway starts with its settings", "gateway.bicep", "MoiSms__Gateway__SystemId:", "MoiSms__Gateway__User:",
            "MoiSms__Gateway__SystemId is missing"),
        new("The gateway's secrets stand in the vault alone", "gateway.bicep", "keyVaultUrl: '${vault.properties.vaultUri}secrets/",
            "value: '${vault.properties.vaultUri}secrets/", "does not stand in the vault"),
    ];

    public static TheoryData<string> Rules() => [.. DeploymentRule.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_broken_rule_is_seen(string rule)
    {
        var its = Breaks.Single(one => one.Rule == rule);

        DeploymentRule.All.Single(one => one.Name == rule).Faults(broken.Deployments)
            .ShouldContain(fault => fault.Contains(its.Fault, StringComparison.Ordinal));
    }

    internal sealed record Break(string Rule, string File, string Find, string Replacement, string Fault);

    public sealed class Broken(BicepServer bicep) : IAsyncLifetime
    {
        private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("moisms-broken-");

        internal Deployments Deployments { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var ct = TestContext.Current.CancellationToken;
            var folder = new InfraFolder(Path.Combine(RepositoryFiles.Root, "infra")).CopyTo(copy.FullName);
            foreach (var file in Breaks.DistinctBy(one => (one.File, one.Find)).GroupBy(one => Path.Combine(copy.FullName, one.File)))
            {
                var text = await File.ReadAllTextAsync(file.Key, ct);
                foreach (var one in file)
                {
                    text.ShouldContain(one.Find, Case.Sensitive, $"{one.File} no longer holds what breaks the rule: {one.Rule}");
                    text = text.Replace(one.Find, one.Replacement, StringComparison.Ordinal);
                }

                await File.WriteAllTextAsync(file.Key, text, ct);
            }

            await EnvironmentValues.WriteToAsync(folder, folder.SnapshotValues(), ct);
            foreach (var parameters in folder.Parameters)
            {
                var result = await bicep.SnapshotAsync(folder, parameters, ct);
                result.ExitCode.ShouldBe(0, result.Errors);
                var file = Path.Combine(folder.Path, Path.ChangeExtension(parameters, "snapshot.json"));
                await File.WriteAllTextAsync(file, result.Output, ct);
            }

            Deployments = await Deployments.ReadAsync(bicep, folder, ct);
        }

        public ValueTask DisposeAsync()
        {
            copy.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
