using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Gateway.Hosting;

namespace MoiSms.Tests.Deployment;

/// <summary>What the gateway is told, compared with what it reads, in both directions.</summary>
internal static class GatewaySettingRules
{
    private static readonly string[] Secrets = ["MoiSms__KeySecret", "MoiSms__Gateway__Password", "MoiSms__Gateway__EventsKey"];

    /// <summary>What the gateway reads: names of its own, and those that it shares with the app.</summary>
    private static readonly string[] Known =
    [
        .. typeof(GatewaySettingNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => GatewaySettingNames.AppSetting((string)field.GetRawConstantValue()!)),
        "MoiSms__KeySecret", "MoiSmsStorage__tableServiceUri", "MoiSmsStorage__credential", "MoiSmsStorage__clientId",
        SettingNames.ApplicationInsights, "ASPNETCORE_HTTP_PORTS",
    ];

    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        new("Every setting of the gateway is one that it reads", all => Settings(all)
            .Select(one => one["name"]!.ToString()).Where(name => !Known.Contains(name))
            .Select(name => $"the gateway does not read {name}")),
        new("The gateway starts with its settings", StartFaults),
        new("The gateway's secrets stand in the vault alone", all =>
        [
            .. IdentityRules.Differences(
                Secrets, Settings(all).Where(one => one["secretRef"] is not null).Select(one => one["name"]!.ToString())),
            .. from secret in GatewayRules.App(all).Items("configuration.secrets")
               where secret["value"] is not null || secret["keyVaultUrl"]?.ToString().Contains(
                   $"'{secret["name"]}')]", StringComparison.Ordinal) != true
               select $"{secret["name"]} does not stand in the vault",
            .. all.Gateway.One("KeyVault/vaults/secrets").Text("value")!.Contains(
                "/functions/ReceiveEvents', ", StringComparison.Ordinal) ? (string[])[] : ["the key is not that of ReceiveEvents"],
        ]),
    ];

    private static IEnumerable<JsonNode> Settings(Deployments all) => GatewayRules.Container(all)["env"]!.AsArray().Select(one => one!);

    // What only Azure can compute gets a value of its shape; everything else is read by the code that reads it in the gateway.
    private static string[] StartFaults(Deployments all)
    {
        var settings = Settings(all).ToDictionary(
            one => one["name"]!.ToString().Replace("__", ":", StringComparison.Ordinal),
            one => (one["name"]!.ToString(), one["value"]?.ToString()) switch
            {
                (_, { } value) when !value.StartsWith('[') => (string?)value,
                ("MoiSms__KeySecret", _) => new string('k', 64),
                (var name, _) when name.EndsWith("Id", StringComparison.Ordinal) => Guid.Empty.ToString(),
                _ => "https://moisms.example/",
            });
        try
        {
            var read = GatewaySettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
            return read is { Auth: not null, EventsKey: not null, EventsScope: not null, AccessKey: null } ? [] : ["it is not guarded"];
        }
        catch (SettingsException e)
        {
            return [e.Message];
        }
    }
}
