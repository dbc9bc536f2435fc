using System.Text;
using MoiSms.Core.Understanding.Examples;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding.Examples;

public sealed class QuestionClassesTests
{
    private static readonly ExampleLine[] Lines =
    [
        new("two", "", "how do I get there", ["where"], "two.txt", 1),
        new("one", "", "lost it abroad", [], "one.txt", 1) { Answers = ["lost"] },
        new("one", "", "what is it", [], "one.txt", 2),
        new("two", ExampleLine.Questions, "may I ask", [], "two.yaml", 1, "may", "can-i"),
        new("one", ExampleLine.Questions, "it is lost", [], "one.yaml", 1, "lost", "steps"),
        new("one", ExampleLine.Questions, "is it stolen", [], "one.yaml", 1, "stolen", "steps"),
    ];

    [Fact]
    public void A_line_teaches_its_topic_and_the_question_or_the_card_that_answers_it() =>
        QuestionClasses.Of(Lines).Lessons(Lines, [7, 8, 8]).ShouldBe(
        [
            new(7, 1, 0, 2), new(8, 2, 2, 3), new(8, -1, 2, 3), new(-1, 0, 0, 2), new(-1, 2, 2, 3), new(-1, 3, 2, 3),
        ]);

    [Fact]
    public void They_are_read_as_they_were_written()
    {
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
            QuestionClasses.Of(Lines).Write(writer);
        file.Position = 0;
        using var reader = new BinaryReader(file);
        var classes = QuestionClasses.Read(reader);
        classes.Count.ShouldBe(5);
        classes.NumberOf("one", "stolen").ShouldBe(3);
        classes.NumberOf("one", "").ShouldBe(4);
        classes.NumberOf("one", "unknown").ShouldBeNull();
    }
}
