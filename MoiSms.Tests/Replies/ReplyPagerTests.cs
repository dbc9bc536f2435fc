using CsCheck;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Sms;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

public sealed class ReplyPagerTests
{
    private const string Hint = "For the rest send MORE";
    private const string ArabicHint = "للمزيد أرسل: المزيد";
    private const string Note = "Privacy: a short line.";

    private static readonly Gen<string> English = Words("abcdefghij.:,-", 12);
    private static readonly Gen<string> Arabic = Words("ابتثجحخدذرز،:", 12);
    private static readonly Gen<string> Bodies = Gen.OneOf(Body(English), Body(Arabic), Body(Gen.OneOf(English, Arabic)));

    [Fact]
    public void Pages_lose_no_word_and_cut_none() =>
        Gen.Select(Bodies, Gen.Bool, Gen.Int[2, 5]).Sample((body, first, maxParts) =>
        {
            var pages = ReplyPager.Paginate(body, first ? Note : "", Hint, maxParts);

            Split(string.Join('\n', pages.Select((page, index) => Bare(page, index, pages.Count, first)))).ShouldBe(Split(body));
        });

    [Fact]
    public void Every_page_keeps_the_budget_and_names_the_way_on() =>
        Gen.Select(Bodies, Gen.Bool, Gen.Int[2, 5]).Sample((body, first, maxParts) =>
        {
            var pages = ReplyPager.Paginate(body, first ? Note : "", Hint, maxParts);

            pages.ShouldAllBe(page => SmsSegmenter.Count(page).Parts <= maxParts);
            pages.SkipLast(1).ShouldAllBe(page => page.EndsWith("\n" + Hint, StringComparison.Ordinal));
            pages[^1].ShouldNotContain(Hint);
        });

    [Fact]
    public void A_page_is_filled_to_more_than_half() =>
        Gen.Select(Body(Arabic), Gen.Int[2, 5]).Sample((body, maxParts) =>
        {
            var pages = ReplyPager.Paginate(body, "", ArabicHint, maxParts);

            pages.SkipLast(1).ShouldAllBe(page => page.Length > maxParts * 67 / 2 - ArabicHint.Length);
        });

    [Fact]
    public void A_word_longer_than_a_page_is_cut_without_losing_a_letter() =>
        Gen.OneOf("ب", "س", "😀", "شَّ").Array[300, 600].Select(string.Concat).Sample(word =>
        {
            var pages = ReplyPager.Paginate(word, "", ArabicHint, 2);

            pages.ShouldAllBe(page => SmsSegmenter.Count(page).Parts <= 2);
            string.Concat(pages.Select(page => page.Replace("\n" + ArabicHint, "", StringComparison.Ordinal))).ShouldBe(word);
            pages.ShouldAllBe(page => !char.IsLowSurrogate(page[0]));
        });

    [Fact]
    public void A_list_is_cut_before_an_item_and_not_inside_it()
    {
        var item = "1) " + new string('a', 80) + "\nline of the item\nanother line of the item";
        var body = "Heading:\n" + string.Join('\n', Enumerable.Repeat(item, 4));

        var pages = ReplyPager.Paginate(body, "", Hint, 2);

        pages.Count.ShouldBe(2);
        pages.Skip(1).ShouldAllBe(page => page.StartsWith("1) ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_heading_is_not_the_last_line_of_a_page()
    {
        var body = new string('a', 200) + "\nPapers:\n" + string.Join('\n', Enumerable.Repeat("b" + new string('c', 90), 3));

        var pages = ReplyPager.Paginate(body, "", Hint, 2);

        pages[0].ShouldNotContain("Papers:");
        pages[1].ShouldStartWith("Papers:\n");
    }

    [Fact]
    public void What_fits_is_one_page_with_its_note() =>
        ReplyPager.Paginate("Short.", Note, Hint, 2).ShouldBe(["Short.\n" + Note]);

    private static string Bare(string page, int index, int count, bool first)
    {
        if (index < count - 1)
            page = page[..^(Hint.Length + 1)];
        return first && index == 0 ? page[..^(Note.Length + 1)] : page;
    }

    private static string[] Split(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static Gen<string> Words(string letters, int longest) =>
        Gen.OneOf(letters.ToCharArray()).Array[1, longest].Select(word => new string(word));

    private static Gen<string> Body(Gen<string> words) =>
        words.Array[1, 12].Select(line => string.Join(' ', line)).Array[1, 40].Select(lines => string.Join('\n', lines));
}
