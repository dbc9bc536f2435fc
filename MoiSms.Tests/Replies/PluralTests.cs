using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Templates;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

public sealed class PluralTests
{
    // The rules as CLDR writes them: integer part n, and n mod 100.
    private static readonly (string Category, Func<int, bool> Holds)[] Cldr =
    [
        ("zero", n => n == 0),
        ("one", n => n == 1),
        ("two", n => n == 2),
        ("few", n => Enumerable.Range(3, 8).Contains(n % 100)),
        ("many", n => Enumerable.Range(11, 89).Contains(n % 100)),
    ];

    [Fact]
    public void Arabic_numbers_to_a_thousand_follow_cldr()
    {
        for (var n = 0; n <= 1000; n++)
        {
            var expected = Cldr.Where(rule => rule.Holds(n)).Select(rule => rule.Category).SingleOrDefault("other");
            PluralRules.Arabic[PluralRules.Category(Language.Arabic, n)].ShouldBe(expected, $"for {n}");
        }
    }

    [Fact]
    public void English_numbers_are_one_or_other()
    {
        for (var n = 0; n <= 1000; n++)
            PluralRules.English[PluralRules.Category(Language.English, n)].ShouldBe(n == 1 ? "one" : "other", $"for {n}");
    }

    [Theory]
    [InlineData(1, "يوم واحد", "1 day")]
    [InlineData(2, "يومان", "2 days")]
    [InlineData(3, "3 أيام", "3 days")]
    [InlineData(10, "10 أيام", "10 days")]
    [InlineData(11, "11 يوما", "11 days")]
    [InlineData(99, "99 يوما", "99 days")]
    [InlineData(100, "100 يوم", "100 days")]
    [InlineData(103, "103 أيام", "103 days")]
    [InlineData(365, "365 يوما", "365 days")]
    public void Days_are_counted_as_people_say_them(int days, string arabic, string english)
    {
        var errors = new List<ContentError>();
        var tables = PluralTable.Load(Path.Combine(RepositoryFiles.Content, "replies", "plurals.yaml"), errors);

        errors.ShouldBeEmpty();
        tables[Language.Arabic].Say("day", days).ShouldBe(arabic);
        tables[Language.English].Say("day", days).ShouldBe(english);
    }
}
