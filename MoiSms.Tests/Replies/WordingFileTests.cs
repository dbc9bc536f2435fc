using CsCheck;
using MoiSms.Core.Content;
using MoiSms.Core.Replies.Templates;
using MoiSms.Tests.Hosting;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

public sealed class WordingFileTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.OneOf("a:", "\n", "  ", " : ", "ar:", "en:", "\"", "'", "{%", "%}", "{{", "}}", "|", "- ", "[", "]", "&a", "*a", "!t", "#"),
        Gen.String);

    // The first was found by afl-fuzz; the circles would end the process.
    [Theory]
    [InlineData("a:\n : \"{% if plate %}No\"ne{% endif %}\"\n")]
    [InlineData("a:\n : \"x\"y\n")]
    [InlineData("a: *b\n")]
    [InlineData("a: &a [*a]\n")]
    [InlineData("&a {*a : b}\n")]
    [InlineData("&a\n? *a\n: &b\n  *b : c\n")]
    [InlineData("? [\n")]
    public void A_file_that_is_no_YAML_has_a_fault_and_no_exception(string text) => Read(text).ShouldNotBeEmpty();

    [Fact]
    public void Whatever_a_file_holds_is_read_or_has_a_fault() => Pieces.Array[0, 30].Select(string.Concat).Sample(
        text => Read(text).All(error => error.Line > 0), iter: 2000);

    private static List<ContentError> Read(string text)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "one.yaml");
        File.WriteAllText(path, text);
        var errors = new List<ContentError>();
        var file = new WordingFile(path, errors);
        if (file.Root() is { } root)
            _ = file.Localised(root).Count();
        return errors;
    }
}
