using MoiSms.Cli.Commands;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding.Examples;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

public sealed class MeasureTests
{
    [Theory]
    [InlineData("dev.jsonl")]
    [InlineData("variants.jsonl")]
    [InlineData("second.jsonl")]
    [InlineData("third.jsonl")]
    public void Labelled_texts_are_understood_to_the_measures_and_none_gets_a_record_it_did_not_ask_for(string file)
    {
        var card = ScoreCard.Of(Engine.Instance, Engine.Labelled(file));
        var mistakes = string.Join('\n', card.Mistakes);

        card.Intent.ShouldBeGreaterThanOrEqualTo(0.98, mistakes);
        card.Slots.ShouldBeGreaterThanOrEqualTo(0.97, mistakes);
        card.Language.ShouldBeGreaterThanOrEqualTo(0.99, mistakes);
        card.PersonalByMistake.ShouldBe(0, mistakes);
    }

    [Fact]
    public void Every_service_is_understood_in_both_scripts()
    {
        var examples = ExampleFiles.Read(Path.Combine(Engine.Content, "examples"), []).ToLookup(line => line.Topic, StringComparer.Ordinal);
        foreach (var service in ContentLibrary.Load(Engine.Content).Services.Keys.Where(id => id != ServiceGuide.NotOurs))
        {
            var lines = examples[service].GroupBy(line => line.Text.Any(letter => letter is >= '\u0600' and <= '\u06FF')).ToList();
            lines.Count.ShouldBe(2, $"{service}: content/examples/{service}.txt needs lines in Arabic and in Latin letters");
            foreach (var script in lines)
            {
                var read = script.Take(40).ToList();
                read.Count(line => Engine.Read(line.Text).Slots.Service == service).ShouldBeGreaterThan(read.Count / 2, service);
            }
        }
    }

    [Fact]
    public void The_reasons_name_rules_and_words_and_never_the_senders_digits()
    {
        foreach (var label in Engine.Labelled("variants.jsonl").Where(text => text.Slots.CivilId is not null))
            string.Join(' ', Engine.Read(label.Text).Why).ShouldNotContain(label.Slots.CivilId![..6]);
    }

    [Fact]
    public void A_text_is_understood_the_same_by_many_threads_at_once()
    {
        var texts = Engine.Labelled("dev.jsonl");
        var expected = texts.Select(text => Engine.Read(text.Text).Intent.ToString()).ToList();
        var found = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4)
            .Select(text => Engine.Read(text.Text).Intent.ToString()).ToList();
        found.ShouldBe(expected);
    }
}
