using System.Text.Json;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using MoiSms.Tests.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

/// <summary>What first replies cost, over the labelled texts as they are read and the content that ships.</summary>
public sealed class FirstReplyPartsTests
{
    [Theory]
    [InlineData(Language.Arabic, 2.4)]
    [InlineData(Language.English, 1.6)]
    public void First_replies_to_the_labelled_texts_keep_to_few_parts(Language language, double most)
    {
        var content = new ReferenceContent(ContentLibrary.Load(RepositoryFiles.Content));
        var composer = ReplyComposer.Load(RepositoryFiles.Content, content, new ReplyOptions());

        var parts = new List<(string Intent, int Parts)>();
        foreach (var text in Labelled())
        {
            var heard = Engine.Read(text);
            if (heard.Language == language)
                parts.Add((heard.Intent.ToName(), composer.Compose(Some.Own(heard.Intent, language) with { Understanding = heard }).Parts));
        }

        var table = string.Join(", ", parts.GroupBy(each => each.Intent).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {group.Average(each => each.Parts):0.00} of {group.Count()}"));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{language.ToCode()}: {parts.Average(each => each.Parts):0.00} of {parts.Count}: {table}");
        parts.Average(each => each.Parts).ShouldBeLessThanOrEqualTo(most, table);
    }

    private static IEnumerable<string> Labelled() =>
        Directory.EnumerateFiles(
            Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Understanding"), "*.jsonl", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!);
}
