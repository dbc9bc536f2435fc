using System.Text.Json;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

public sealed class AnswerCommandTests
{
    private static readonly string[] Answer =
        ["answer", "--content", Path.Combine(RepositoryFiles.Root, "content"), "--at", "2026-12-01T10:00"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demo_person_reads_their_own_records_and_a_stranger_does_not()
    {
        var own = await Moisms.RunAsync([.. Answer, "--as", "50000101", "--jsonl"], """{"text":"when does my residency expire"}""", Ct);
        var stranger = await Moisms.RunAsync([.. Answer, "--jsonl"], """{"text":"when does my residency expire"}""", Ct);

        own.ExitCode.ShouldBe(0);
        var (ofOwn, ofStranger) = (Read(own.Output), Read(stranger.Output));
        ofOwn.GetProperty("decision").GetString().ShouldBe("Answered");
        ofOwn.GetProperty("reply").GetString()!.ShouldContain("2030");
        ofOwn.GetProperty("parts").GetInt32().ShouldBeGreaterThan(0);
        ofStranger.GetProperty("decision").GetString().ShouldBe("Unbound");
        ofStranger.GetProperty("reply").GetString()!.ShouldNotContain("2030");
    }

    [Fact]
    public async Task A_conversation_goes_on_and_single_texts_do_not()
    {
        const string texts = "renew residency\n1\n";
        var together = await Moisms.RunAsync([.. Answer, "--conversation"], texts, Ct);
        var apart = await Moisms.RunAsync(Answer, texts, Ct);

        together.Output.ShouldContain("(Answered: choice");
        together.Output.ShouldNotContain("لا توجد قائمة");
        apart.Output.ShouldContain("لا توجد قائمة");
    }

    [Fact]
    public async Task A_group_answers_its_own_question_and_otherwise_asks_which_kind()
    {
        var question = await Moisms.RunAsync([.. Answer, "--jsonl"], """{"text":"how early may we renew the residency"}""", Ct);
        var bare = await Moisms.RunAsync([.. Answer, "--jsonl"], """{"text":"renew residency"}""", Ct);

        Read(question.Output).GetProperty("point").GetString().ShouldBe("early");
        Read(question.Output).GetProperty("reply").GetString()!.ShouldNotContain("1. ");
        Read(bare.Output).GetProperty("reply").GetString()!.ShouldContain("\n1. ");
    }

    [Fact]
    public async Task Labelled_texts_give_a_table()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            """
            {"text":"when does my residency expire","lang":"en","intent":"residency","asks":["expiry"]}
            {"text":"متى تنتهي اقامتي","lang":"ar","intent":"licence"}
            """,
            Ct);

        var scored = await Moisms.RunAsync([.. Answer, "--score", file], Ct);
        File.Delete(file);

        scored.ExitCode.ShouldBe(0);
        scored.Output.ShouldMatch(@"(?m)^en +1 +100\.0 % +100\.0 %");
        scored.Output.ShouldMatch(@"(?m)^ar +1 +0\.0 %");
        scored.Output.ShouldMatch(@"(?m)^all +2 +50\.0 %");
    }

    [Theory]
    [InlineData("--at", "soon", "--at is no time")]
    [InlineData("--as", "abc", "--as is no telephone number")]
    [InlineData("--score", "nothing.jsonl", "There is no file nothing.jsonl")]
    public async Task A_wrong_option_is_named(string option, string value, string said)
    {
        var run = await Moisms.RunAsync(["answer", "--content", Answer[2], option, value], Ct);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(said);
    }

    private static JsonElement Read(string line) => JsonDocument.Parse(line).RootElement;
}
