using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MoiSms.Infra;

/// <summary>The Bicep CLI writes a snapshot in changing order: sorted, two of the same deployment are the same file.</summary>
internal static class SnapshotOrder
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>Properties by name, resources by id. Every other list keeps its order, which may mean something.</summary>
    public static string Sort(string snapshot)
    {
        var sorted = Sorted(JsonNode.Parse(snapshot))!;
        var resources = sorted["predictedResources"]!.AsArray().OrderBy(one => one!["id"]?.ToString(), StringComparer.Ordinal);
        sorted["predictedResources"] = new JsonArray([.. resources.Select(one => one!.DeepClone())]);
        return sorted.ToJsonString(Written) + "\n";
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject all => new JsonObject(all.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => KeyValuePair.Create(one.Key, Sorted(one.Value)))),
        JsonArray all => new JsonArray([.. all.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
