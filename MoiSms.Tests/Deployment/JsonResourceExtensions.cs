using System.Text.Json.Nodes;

namespace MoiSms.Tests.Deployment;

/// <summary>Reads a resource of a snapshot by dotted paths.</summary>
internal static class JsonResourceExtensions
{
    public static string Type(this JsonNode resource) => resource["type"]!.GetValue<string>();

    public static string Name(this JsonNode resource) => resource["name"]!.GetValue<string>();

    public static string Id(this JsonNode resource) => resource["id"]!.GetValue<string>();

    /// <summary>The last part of the name.</summary>
    public static string ShortName(this JsonNode resource) => resource.Name().Split('/')[^1];

    /// <summary>A value under <c>properties</c> as JSON writes it, strings without quotes; null where there is none.</summary>
    public static string? Text(this JsonNode resource, string path) => resource.At(path)?.ToString();

    public static JsonNode? At(this JsonNode resource, string path)
    {
        var node = resource["properties"];
        foreach (var step in path.Split('.'))
            node = node?[step];
        return node;
    }

    public static IEnumerable<JsonNode> Items(this JsonNode resource, string path) =>
        resource.At(path)?.AsArray().Select(item => item!) ?? [];

    /// <summary>A fault for each property that is not as it has to be.</summary>
    public static IEnumerable<string> Wants(this JsonNode resource, params (string Path, string Value)[] wanted) =>
        from one in wanted
        let found = resource.Text(one.Path)
        where found != one.Value
        select $"{resource.ShortName()}: {one.Path} is {found ?? "missing"}, not {one.Value}";
}
