using System.Text.Json;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Content;

/// <summary>The schemas that editors use know the same keys as the loader.</summary>
public sealed class ContentSchemaTests : IDisposable
{

    private readonly ContentCopy content = new();

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("services/passport-new.yaml", "source:", "x: y\nsource:", "service", "")]
    [InlineData("kinds.yaml", "    services:", "    x: y\n    services:", "kinds", "kinds")]
    [InlineData("areas.yaml", "    source:", "    x: y\n    source:", "areas", "areas")]
    [InlineData("centres.yaml", "    source:", "    x: y\n    source:", "centres", "centres")]
    [InlineData("centres.yaml", "{ from:", "{ x: y, from:", "centres", "ramadan")]
    public void A_schema_lists_the_keys_that_the_loader_knows(string file, string old, string @new, string schema, string list)
    {
        var message = content.With(file, old, @new).Errors().ShouldHaveSingleItem().Message;
        var known = message[(message.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Content, "schema", schema + ".schema.json")));
        var properties = json.RootElement.GetProperty("properties");
        if (list.Length > 0)
            properties = properties.GetProperty(list).GetProperty("items").GetProperty("properties");
        properties.EnumerateObject().Select(p => p.Name).ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public void Every_content_file_names_a_schema_that_is_there()
    {
        var files = Directory.GetFiles(RepositoryFiles.Content, "*.yaml", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(50);
        foreach (var file in files)
        {
            var first = File.ReadLines(file).First();
            first.ShouldStartWith("# yaml-language-server: $schema=", customMessage: file);
            File.Exists(Path.Combine(Path.GetDirectoryName(file)!, first.Split('=')[1])).ShouldBeTrue(file);
        }
    }
}
