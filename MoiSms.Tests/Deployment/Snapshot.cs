using System.Text.Json.Nodes;
using MoiSms.Infra;

namespace MoiSms.Tests.Deployment;

/// <summary>What one parameter file deploys, as the Bicep CLI evaluated it.</summary>
internal sealed class Snapshot(string name, JsonNode root)
{
    /// <summary>The parameter file's name: dev, pilot, production, operator, events, gateway.</summary>
    public string Name { get; } = name;

    /// <summary>The stage that it is for.</summary>
    public string Stage { get; } = name is "dev" or "pilot" ? name : "production";

    public IReadOnlyList<JsonNode> Resources { get; } = [.. root["predictedResources"]!.AsArray().Select(resource => resource!)];

    public static Snapshot Read(InfraFolder folder, string name) =>
        new(name, JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, $"{name}.snapshot.json")))!);

    /// <summary>All resources of a type, which is given without its provider's <c>Microsoft.</c>.</summary>
    public IEnumerable<JsonNode> Of(string type) => Resources.Where(resource => resource.Type() == $"Microsoft.{type}");

    public JsonNode One(string type) => Of(type).Single();

    public bool Any(string type) => Of(type).Any();

    /// <summary>The app settings, those that only Azure can compute as their expressions.</summary>
    public IReadOnlyDictionary<string, string> AppSettings() => One("Web/sites/config")["properties"]!.AsObject()
        .ToDictionary(setting => setting.Key, setting => setting.Value!.GetValue<string>(), StringComparer.Ordinal);
}
