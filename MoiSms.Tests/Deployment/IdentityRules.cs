using System.Text.RegularExpressions;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Tests.Deployment;

/// <summary>Who may what: identities and their roles, and no keys.</summary>
internal static partial class IdentityRules
{
    private static readonly string[] AppRoles =
    [
        "app: Blob Data Owner on stmoismshost",
        "app: Queue Data Contributor on stmoismshost",
        "app: Table Data Contributor on stmoismshost",
        "app: Queue Data Reader on stmoismsdata",
        "app: Queue Data Message Processor on stmoismsdata",
        "app: Queue Data Message Sender on stmoismsdata",
        "app: MoiSms Queue Message Updater on stmoismsdata",
        "app: Table Data Contributor on stmoismsdata",
        "app: Key Vault Secrets User on key-secret",
        "app: MoiSms SMS Sender on acs-moisms",
        "app: Monitoring Metrics Publisher on appi-moisms",
        "events: Blob Data Contributor on event-dead-letters",
        "importer: Table Data Contributor on stmoismsdata",
        "importer: Key Vault Secrets User on key-secret",
        "importer: Blob Data Contributor on table-backups",
        "adapter: Event Grid Data Sender on evgt-moisms",
    ];

    // Where each topic writes dead letters with its own identity.
    private static readonly string[] PrivateRoles = [.. AppRoles, "operator's events: Blob Data Contributor on event-dead-letters"];

    // No Communication Services, and the gateway: one table, the vault (which holds nothing but its three secrets), telemetry, its image.
    private static readonly string[] OperatorRoles =
    [
        .. AppRoles.Where(role => !role.Contains("acs-moisms", StringComparison.Ordinal)
            && !role.StartsWith("events:", StringComparison.Ordinal) && !role.StartsWith("adapter:", StringComparison.Ordinal)),
        $"gateway: Table Data Contributor on {TableNames.Gateway}",
        "gateway: Key Vault Secrets User on kv-moisms",
        "gateway: Monitoring Metrics Publisher on appi-moisms",
        "gateway: Acr Pull on crmoisms",
    ];

    private static readonly (string Part, string Name)[] Principals =
    [
        ("/id-moisms-app-", "app"), ("/id-moisms-gateway-", "gateway"), ("/id-moisms-events-", "events"),
        ("/systemTopics/", "events"), ("/topics/", "operator's events"),
        ("66666666-", "importer"), ("55555555-", "adapter"),
    ];

    private static readonly Dictionary<string, string> RoleNames = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Queue Data Contributor",
        ["19e7f393-937e-4f77-808e-94535e297925"] = "Queue Data Reader",
        ["8a0f0c08-91a1-4084-bc3d-661d67233fed"] = "Queue Data Message Processor",
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = "Queue Data Message Sender",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "Acr Pull",
        ["d5a91429-5739-47e2-a06b-3470a27159e7"] = "Event Grid Data Sender",
    };

    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        DeploymentRule.ForEach("No key opens anything", all => all.Made, KeysThatOpen),
        DeploymentRule.ForEach("The roles are exactly these", all => all.Made, stage => Differences(
            stage.Name == "operator" ? OperatorRoles : stage.Any("Network/privateEndpoints") ? PrivateRoles : AppRoles,
            stage.Of("Authorization/roleAssignments").Select(one => Assignment(stage, one)))),
        DeploymentRule.ForEach("The custom roles hold exactly these actions", all => all.Stages, stage => Differences(
            [
                "MoiSms Queue Message Updater: Microsoft.Storage/storageAccounts/queueServices/queues/messages/write",
                "MoiSms SMS Sender: Microsoft.Communication/CommunicationServices/Read",
                "MoiSms SMS Sender: Microsoft.Communication/CommunicationServices/Write",
            ],
            from role in stage.Of("Authorization/roleDefinitions")
            from permission in role.Items("permissions")
            from kind in permission.AsObject()
            from action in kind.Value!.AsArray()
            select $"{CustomName(role.Text("roleName")!)}: {action}")),
        DeploymentRule.ForEach("The app runs as one identity made for it", all => all.Made, stage =>
        {
            var app = stage.One("Web/sites");
            var identity = stage.Of("ManagedIdentity/userAssignedIdentities")
                .Single(one => one.Name().StartsWith("id-moisms-app-", StringComparison.Ordinal)).Id();
            return
            [
                .. app["identity"]!["type"]!.ToString() == "UserAssigned"
                    && app["identity"]!["userAssignedIdentities"]!.AsObject().Select(one => one.Key).SequenceEqual([identity])
                    ? (string[])[]
                    : [$"the app runs as {app["identity"]}"],
                .. app.Wants(
                    ("keyVaultReferenceIdentity", identity),
                    ("functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity"),
                    ("functionAppConfig.deployment.storage.authentication.userAssignedIdentityResourceId", identity)),
            ];
        }),
    ];

    /// <summary>What is missing and what is too much.</summary>
    public static IEnumerable<string> Differences(IEnumerable<string> wanted, IEnumerable<string> found)
    {
        var both = found.ToList();
        var expected = wanted.ToList();
        return expected.Except(both).Select(one => $"missing: {one}")
            .Concat(both.Except(expected).Select(one => $"not wanted: {one}"))
            .Concat(both.GroupBy(one => one).Where(group => group.Count() > 1).Select(group => $"twice: {group.Key}"));
    }

    private static IEnumerable<string> KeysThatOpen(Snapshot stage) =>
    [
        .. stage.Of("Storage/storageAccounts")
            .SelectMany(account => account.Wants(("allowSharedKeyAccess", "false"), ("isLocalUserEnabled", "false"))),
        .. stage.Of("Communication/communicationServices").SelectMany(one => one.Wants(("disableLocalAuth", "true"))),
        .. stage.Of("EventGrid/topics").SelectMany(one => one.Wants(("disableLocalAuth", "true"))),
        .. stage.Of("ContainerRegistry/registries")
            .SelectMany(one => one.Wants(("adminUserEnabled", "false"), ("anonymousPullEnabled", "false"))),
        .. stage.Of("Insights/components").SelectMany(one => one.Wants(("DisableLocalAuth", "true"))),
        .. stage.Of("OperationalInsights/workspaces").SelectMany(one => one.Wants(("features.disableLocalAuth", "true"))),
        .. stage.Of("KeyVault/vaults").SelectMany(one => one.Wants(("enableRbacAuthorization", "true"))),
        .. Differences(["ftp", "scm"], stage.Of("Web/sites/basicPublishingCredentialsPolicies").Where(one => one.Text("allow") == "false")
            .Select(one => one.ShortName())),
        .. stage.AppSettings().Where(setting => HoldsKey().IsMatch(setting.Value))
            .Select(setting => $"the app setting {setting.Key} holds a key"),
    ];

    private static string Assignment(Snapshot stage, System.Text.Json.Nodes.JsonNode assignment)
    {
        var id = assignment.Text("roleDefinitionId")!.Split('/')[^1];
        var role = RoleNames.GetValueOrDefault(id)
            ?? CustomName(stage.Of("Authorization/roleDefinitions").FirstOrDefault(one => one.Name() == id)?.Text("roleName") ?? id);
        var principal = assignment.Text("principalId")!;
        var who = Principals.FirstOrDefault(one => principal.Contains(one.Part, StringComparison.Ordinal)).Name ?? principal;
        var scope = assignment.Id().Split("/providers/Microsoft.Authorization/", StringSplitOptions.None)[0].Split('/')[^1];
        return $"{who}: {role} on {Stem().Replace(scope, "")}";
    }

    private static string CustomName(string name) => name.Split(" (", StringSplitOptions.None)[0];

    [GeneratedRegex("-?(dev|plt|prd)-?[a-z0-9]{8}$")]
    private static partial Regex Stem();

    [GeneratedRegex("AccountKey=|accesskey=|SharedAccessSignature|listKeys\\(", RegexOptions.IgnoreCase)]
    private static partial Regex HoldsKey();
}
