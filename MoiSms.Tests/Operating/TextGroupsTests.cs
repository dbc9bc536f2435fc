using MoiSms.Core.Operating;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Operating;

public sealed class TextGroupsTests
{
    [Fact]
    public void Texts_that_say_the_same_in_other_spellings_or_one_word_more_are_together()
    {
        var groups = Group(
            "extend the visit of my father", "Extend visit of my father", "extend the visit of my father please",
            "ابي امدد زيارة ابوي", "أبي أمدّد زيارة ابوي", "how do I become a pilot");

        groups.Select(group => group.Count).ShouldBe([3, 2, 1]);
        groups[1].Lines.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public void Texts_of_different_things_are_apart_and_the_largest_group_comes_first()
    {
        var groups = Group("lost my keys", "zoo tickets", "zoo tickets", "weather tomorrow", "؟؟؟");

        groups.Select(group => group.Lines[0].Text).First().ShouldBe("zoo tickets");
        groups.Count.ShouldBe(4);
    }

    [Fact]
    public void Two_thousand_different_texts_are_grouped_in_time()
    {
        var texts = Enumerable.Range(0, 2000).Select(i => $"{(char)('a' + i % 26)}{i * 7919} question {i * 104729} about {i}").ToArray();

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Group(texts).Sum(group => group.Count).ShouldBe(2000);

        watch.Elapsed.ShouldBeLessThan(Until.Limit);
    }

    private static IReadOnlyList<TextGroup> Group(params string[] texts) =>
        TextGroups.Of(texts.Select((text, i) => (Some.Now.AddMinutes(-i), text)));
}
