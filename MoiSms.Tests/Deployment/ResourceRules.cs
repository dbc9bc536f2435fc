namespace MoiSms.Tests.Deployment;

/// <summary>What holds for every resource.</summary>
internal static class ResourceRules
{
    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        // Azure never made another version of this one that can send to a workspace.
        DeploymentRule.ForEach("No API is a preview", all => all.All, snapshot =>
            snapshot.Resources.Where(one => one["apiVersion"]!.ToString().Contains("preview", StringComparison.Ordinal)
                && one.Type() != "Microsoft.Insights/diagnosticSettings")
                .Select(one => $"{one.Type()}@{one["apiVersion"]}")),
        DeploymentRule.ForEach("Names follow the pattern and fit", all => all.Made, stage =>
        [
            .. stage.Of("Storage/storageAccounts").Concat(stage.Of("KeyVault/vaults")).Where(one => one.Name().Length > 24)
                .Select(one => $"{one.Name()} is too long"),
            .. stage.Resources.Where(one => one["tags"] is not null && !one.Type().StartsWith(
                "Microsoft.Network/privateDnsZones", StringComparison.Ordinal) && one.Name().Contains("moisms", StringComparison.Ordinal))
                .Select(one => one.Name().Split('/')[0].Replace("-", "", StringComparison.Ordinal))
                .Where(name => !name.Contains(Code(stage), StringComparison.Ordinal)).Select(name => $"{name} does not say its stage"),
        ]),
        DeploymentRule.ForEach("Everything that can be tagged says what it belongs to", all => [.. all.Made, all.Gateway], stage =>
            from one in stage.Resources
            where one["location"] is not null
                && (one["tags"]?["application"]?.ToString() != "moisms" || one["tags"]?["stage"]?.ToString() != stage.Stage)
            select $"{one.Name()} has no tags"),
        DeploymentRule.ForEach(
            "Storage, vault, number and topic keep logs of who did what", all => all.Stages, stage => IdentityRules.Differences(
            ["storageAccounts/blobServices", "storageAccounts/queueServices", "storageAccounts/tableServices", "vaults",
                "communicationServices", "systemTopics", "topics"],
            stage.Of("Insights/diagnosticSettings").Where(one => one.Items("logs").Any(log => (bool)log["enabled"]!)
                && one.Text("workspaceId")!.Contains("/log-moisms-", StringComparison.Ordinal))
                .Select(one => Target(one.Id())))),
        DeploymentRule.ForEach(
            "Logs of single calls are kept at the lower price, and those of queues tell of deletions alone", all => all.Made, stage =>
        [
            .. IdentityRules.Differences(["StorageBlobLogs", "StorageQueueLogs", "StorageTableLogs"],
                stage.Of("OperationalInsights/workspaces/tables").Select(table => table.ShortName())),
            .. stage.Of("OperationalInsights/workspaces/tables").SelectMany(table => table.Wants(("plan", "Basic"))),
            .. from setting in stage.Of("Insights/diagnosticSettings")
               where Target(setting.Id()) == "storageAccounts/queueServices"
               from log in setting.Items("logs")
               where log["category"]!.ToString() != "StorageDelete"
               select $"queues log {log["category"]}",
        ]),
    ];

    private static string Code(Snapshot stage) => stage.Stage switch { "dev" => "dev", "pilot" => "plt", _ => "prd" };

    // .../providers/Microsoft.X/a/NAME/b/NAME/providers/Microsoft.Insights/... -> a/b
    public static string Target(string id)
    {
        var steps = id.Split("/providers/Microsoft.Insights/", StringSplitOptions.None)[0].Split("/providers/", StringSplitOptions.None)[^1]
            .Split('/');
        return string.Join('/', steps.Skip(1).Where((_, i) => i % 2 == 0));
    }
}
