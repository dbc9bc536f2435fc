using System.Text.Json;
using MoiSms.Cli.Commands;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

public sealed class CommandTests
{
    [Fact]
    public void The_json_of_an_understanding_has_the_corpus_names_and_arabic_as_it_is()
    {
        const string Text = "مخالفات 5-1882";
        var json = UnderstandingJson.Write(Text, Engine.Read(Text));
        json.ShouldContain(Text);
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("lang").GetString().ShouldBe("ar");
        document.RootElement.GetProperty("intent").GetString().ShouldBe("violations");
        document.RootElement.GetProperty("slots").GetProperty("plate").GetString().ShouldBe("5/1882");
        document.RootElement.GetProperty("why").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("""{"text":"hi"}""", "hi")]
    [InlineData("""{"lang":"en"}""", null)]
    [InlineData("""[1]""", null)]
    [InlineData("no json", null)]
    public void A_line_of_json_is_read_for_its_text(string line, string? text) => UnderstandingJson.ReadText(line).ShouldBe(text);

    [Fact]
    public async Task Scoring_prints_the_accuracy_and_each_mistake()
    {
        var card = ScoreCard.Of(Engine.Instance,
        [
            new("متى تنتهي اقامتي", "ar", "residency", new()),
            new("my passport expiry", "en", "licence", new()),
        ]);
        var output = new StringWriter();
        await card.PrintAsync(output, TestContext.Current.CancellationToken);
        card.Intent.ShouldBe(0.5);
        output.ToString().ShouldContain("licence -> passport");
        card.Mistakes.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_content_folder_without_words_is_refused()
    {
        var exit = await UnderstandCommand.Create().Parse(["--content", Path.GetTempPath()])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        exit.ShouldBe(2);
    }
}
