using YamlDotNet.RepresentationModel;

namespace MoiSms.Tests.Deployment;

/// <summary>A YAML file of the repository, by keys.</summary>
internal static class YamlFile
{
    public static YamlMappingNode Read(string path)
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(Path.Combine(RepositoryFiles.Root, path));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    /// <summary>What lies under the keys, one after the other.</summary>
    public static YamlNode At(this YamlNode node, params string[] keys) =>
        keys.Aggregate(node, (inner, key) => ((YamlMappingNode)inner).Children[key]);

    public static string Text(this YamlNode node, params string[] keys) => ((YamlScalarNode)node.At(keys)).Value!;

    public static IEnumerable<string> Keys(this YamlNode node) =>
        ((YamlMappingNode)node).Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    public static IReadOnlyDictionary<string, string> Words(this YamlNode node) =>
        ((YamlMappingNode)node).Children.ToDictionary(one => ((YamlScalarNode)one.Key).Value!, one => ((YamlScalarNode)one.Value).Value!);
}
