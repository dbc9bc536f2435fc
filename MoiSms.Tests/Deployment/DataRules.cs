using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Tests.Deployment;

/// <summary>What the data lies in, and that it cannot be lost.</summary>
internal static class DataRules
{
    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        DeploymentRule.ForEach("Every queue of the code exists, and no other", all => all.Made, stage =>
            IdentityRules.Differences(
                QueueNames.All, stage.Of("Storage/storageAccounts/queueServices/queues").Select(queue => queue.ShortName()))),
        DeploymentRule.ForEach("Every table of the code exists, and no other", all => all.Made, stage =>
            IdentityRules.Differences(
                TableNames.All, stage.Of("Storage/storageAccounts/tableServices/tables").Select(table => table.ShortName()))),
        DeploymentRule.ForEach("No blob is public, and a deleted one can be had back", all => all.Made, stage =>
        [
            .. stage.Of("Storage/storageAccounts")
                .SelectMany(account => account.Wants(("allowBlobPublicAccess", "false"), ("allowCrossTenantReplication", "false"))),
            .. stage.Of("Storage/storageAccounts/blobServices/containers")
                .SelectMany(container => container.Wants(("publicAccess", "None"))),
            .. stage.Of("Storage/storageAccounts").Count() == stage.Of("Storage/storageAccounts/blobServices").Count()
                ? (string[])[]
                : ["an account has no soft delete"],
            .. stage.Of("Storage/storageAccounts/blobServices").SelectMany(
                blobs => blobs.Wants(("deleteRetentionPolicy.enabled", "true"), ("containerDeleteRetentionPolicy.enabled", "true"))),
        ]),
        DeploymentRule.ForEach("The vault's secret can neither be purged nor be lost", all => all.Made, stage =>
            stage.One("KeyVault/vaults")
                .Wants(("enablePurgeProtection", "true"), ("enableSoftDelete", "true"), ("softDeleteRetentionInDays", "90"))),
        DeploymentRule.ForEach("Backups of the tables lie in another account than the tables, and not for ever", all => all.Made, stage =>
        [
            .. IdentityRules.Differences(
                ["stmoismshost"],
                stage.Of("Storage/storageAccounts/blobServices/containers").Where(one => one.ShortName() == "table-backups")
                    .Select(one => one.Name()[..12])),
            .. stage.One("Storage/storageAccounts/managementPolicies").Items("policy.rules").Any(rule =>
                rule["definition"]!["filters"]!["prefixMatch"]![0]!.ToString() == "table-backups/"
                && (int)rule["definition"]!["actions"]!["baseBlob"]!["delete"]!["daysAfterModificationGreaterThan"]! <= 30)
                ? (string[])[]
                : ["backups are kept for ever, and an erasure does not reach them"],
        ]),
        new("The key secret is made once and never written again", all =>
            SecretsTemplate(all)["resources"]!["keySecret"]?["@options"]?["onlyIfNotExists"] is not null ? [] : ["the key secret would be "
                + "made anew by every deployment"]),
        DeploymentRule.ForEach("What cannot be had back is locked in pilot and production", all => [all.Pilot, all.Production],
            stage => IdentityRules.Differences(
            ["stmoismshost", "stmoismsdata", "kv-moisms-pl", "kv-moisms-pr", "acs-moisms-p", "log-moisms-p", "pip-moisms-p"],
            stage.Of("Authorization/locks").Where(one => one.Text("level") == "CanNotDelete")
                .Select(one => one.Id().Split("/providers/Microsoft.Authorization/", StringSplitOptions.None)[0].Split('/')[^1][..12]))
            .Where(fault => !fault.EndsWith(stage.Name == "pilot" ? "kv-moisms-pr" : "kv-moisms-pl", StringComparison.Ordinal))),
    ];

    private static System.Text.Json.Nodes.JsonNode SecretsTemplate(Deployments all) =>
        all.Template["resources"]!["secrets"]!["properties"]!["template"]!;
}
