using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Functions;

namespace MoiSms.Tests.Deployment;

/// <summary>What the app is told, and how it is run.</summary>
internal static class SettingRules
{
    /// <summary>Read by the Functions host, not by us.</summary>
    private static readonly string[] HostSettings =
    [
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG",
    ];

    private static readonly string[] QueueFunctions =
    [
        .. typeof(ResolveSms).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<QueueTriggerAttribute>() is not null))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name),
    ];

    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        DeploymentRule.ForEach("Every app setting is one that somebody reads", all => all.Made, stage =>
        [
            .. stage.AppSettings().Keys.Where(name => !SettingNames.IsKnown(name) && !HostSettings.Contains(name))
                .Select(name => $"nobody reads {name}"),
            .. HostSettings.Where(name => !stage.AppSettings().ContainsKey(name)).Select(name => $"the Functions host wants {name}"),
        ]),
        DeploymentRule.ForEach("Host and service each use their account, by managed identity", all => all.Made, stage =>
            from one in new[]
            {
                ("AzureWebJobsStorage__blobServiceUri", "/stmoismshost", "primaryEndpoints.blob"),
                ("AzureWebJobsStorage__queueServiceUri", "/stmoismshost", "primaryEndpoints.queue"),
                ("AzureWebJobsStorage__tableServiceUri", "/stmoismshost", "primaryEndpoints.table"),
                ("AzureWebJobsStorage__credential", "managedidentity", ""),
                ("AzureWebJobsStorage__clientId", "/id-moisms-app-", ".clientId"),
                ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=AAD;ClientId=", "/id-moisms-app-"),
                ("MoiSmsStorage__queueServiceUri", "/stmoismsdata", "primaryEndpoints.queue"),
                ("MoiSmsStorage__tableServiceUri", "/stmoismsdata", "primaryEndpoints.table"),
                ("MoiSmsStorage__credential", "managedidentity", ""), ("MoiSmsStorage__clientId", "/id-moisms-app-", ".clientId"),
            }
            let found = stage.AppSettings().GetValueOrDefault(one.Item1, "missing")
            where !found.Contains(one.Item2, StringComparison.Ordinal) || !found.Contains(one.Item3, StringComparison.Ordinal)
            select $"{one.Item1} is {found}"),
        DeploymentRule.ForEach("The host's idle polls are sampled away, in the only telemetry mode that can", all => all.Made, stage =>
        [
            .. stage.AppSettings().GetValueOrDefault("OTEL_TRACES_SAMPLER") == "microsoft.rate_limited"
                && stage.AppSettings().GetValueOrDefault("OTEL_TRACES_SAMPLER_ARG") is { } kept
                && double.Parse(kept, CultureInfo.InvariantCulture) is > 0 and <= 1
                ? (string[])[]
                : ["the host keeps the trace of every poll"],
            .. HostJsonMode == "OpenTelemetry" ? (string[])[] : ["host.json must name the mode at its root"],
        ]),
        DeploymentRule.ForEach("The app starts with its settings", all => all.Made, StartFaults),
        DeploymentRule.ForEach("The key secret stands in the vault alone", all => all.Made, stage =>
            stage.AppSettings().GetValueOrDefault("MoiSms__KeySecret")?.StartsWith(
                "[format('@Microsoft.KeyVault(SecretUri={0})'", StringComparison.Ordinal) == true
                ? []
                : ["MoiSms__KeySecret is no reference to the vault"]),
        DeploymentRule.ForEach("Outside dev the webhook wants tokens", all => [all.Pilot, all.Production], stage =>
            stage.AppSettings().ContainsKey("MoiSms__FunctionKeyOnly") || !stage.AppSettings().ContainsKey("MoiSms__Auth__Audience")
                ? ["the function key alone is enough"]
                : []),
        DeploymentRule.ForEach("Instances that are always ready belong to functions that exist", all => all.Made, stage =>
            AlwaysReady(stage).Where(name => name != "http" && !QueueFunctions.Contains(
                name.Replace("function:", "", StringComparison.Ordinal))).Select(name => $"there is no {name}")),
        new("Production has instances ready for http and every queue function, dev has none", all =>
        [
            .. IdentityRules.Differences(["http", .. QueueFunctions.Select(name => $"function:{name}")], AlwaysReady(all.Production)),
            .. AlwaysReady(all.Dev).Select(name => $"dev pays for {name}"),
        ]),
        DeploymentRule.ForEach("The plan is Flex Consumption on .NET 10, with an end to its instances", all => all.Made, stage =>
        [
            .. stage.One("Web/serverfarms")["sku"]!["name"]!.ToString() == "FC1" ? (string[])[] : ["the plan is not Flex Consumption"],
            .. stage.One("Web/sites")
                .Wants(("functionAppConfig.runtime.name", "dotnet-isolated"), ("functionAppConfig.runtime.version", "10.0")),
            .. (int?)stage.One("Web/sites").At("functionAppConfig.scaleAndConcurrency.maximumInstanceCount") is >= 40 and <= 1000
                ? (string[])[]
                : ["the instances have no end"],
        ]),
    ];

    private static string? HostJsonMode { get; } =
        (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "host.json")))!["telemetryMode"];

    private static IEnumerable<string> AlwaysReady(Snapshot stage) =>
        stage.One("Web/sites").Items("functionAppConfig.scaleAndConcurrency.alwaysReady").Where(group => (int)group["instanceCount"]! > 0)
            .Select(group => group["name"]!.ToString());

    // What only Azure can compute gets a value of its shape; everything else is read by the code that reads it in the app.
    private static string[] StartFaults(Snapshot stage)
    {
        var settings = stage.AppSettings().ToDictionary(
            setting => setting.Key.Replace("__", ":", StringComparison.Ordinal),
            setting => setting switch
            {
                { Value: not ['[', ..] } => (string?)setting.Value,
                { Key: "MoiSms__KeySecret" } => new string('k', 64),
                { Key: var key } when key.EndsWith("Id", StringComparison.Ordinal) => Guid.Empty.ToString(),
                _ => "https://moisms.example/",
            });
        settings[SettingNames.ContentPath] = RepositoryFiles.Content;
        try
        {
            SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
            return [];
        }
        catch (SettingsException e)
        {
            return [e.Message];
        }
    }
}
