using CsCheck;
using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Values;

public sealed class SmsSegmenterTests(SegmentOracle oracle) : IClassFixture<SegmentOracle>
{
    private static readonly Gen<string> Gsm7 = Gen.OneOf<string>(
        [.. "abcdefgh ijk xyz ABC 0123456789 .,:;!?@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà\n\r^{}\\[~]|€\f".Select(
            letter => letter.ToString())]);

    // No joiner before an emoji: there the calculator still follows a rule that Unicode gave up in version 11.
    private static readonly Gen<string> Arabic = Gen.OneOf<string>(
        [.. "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءآأإةىئؤ، ؟ ٠١٢٣٩ ـ\n".Select(letter => letter.ToString()), "بً", "سّ", "شَّ", "ه\u200D ",
            "\u200E", "\u200F", "\u200C"]);

    private static readonly Gen<string> Odd = Gen.OneOf(
        "\u2019", "\u201C", "\u00A0", "\u2026", "`", "ê", "e\u0301", "\r\n", "😀", "🇰🇼", "👍🏽", "👨\u200D👩\u200D👧", "中", "é", "\t");

    private static readonly Gen<string> Texts = Gen.OneOf(
        Some(Gsm7, 340), Some(Arabic, 300), Some(Gen.Frequency((20, Gsm7), (1, Odd)), 340),
        Some(Gen.Frequency((8, Arabic), (4, Gsm7), (1, Odd)), 300));

    [Fact]
    public void Any_text_has_the_parts_that_an_independent_calculator_counts() => Texts.Sample(
        text =>
        {
            var ours = SmsSegmenter.Count(text);
            var (parts, encoding) = oracle.Count(text);
            ours.Parts.ShouldBe(parts);
            ours.Encoding.ShouldBe(encoding == "GSM-7" ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2);
        },
        iter: 3000);

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    [InlineData('ب', 70, 1)]
    [InlineData('ب', 71, 2)]
    [InlineData('ب', 134, 2)]
    [InlineData('ب', 135, 3)]
    [InlineData('ب', 268, 4)]
    [InlineData('ب', 269, 5)]
    public void A_text_of_one_letter_is_cut_where_the_standard_says(char letter, int count, int parts) =>
        SmsSegmenter.Count(new string(letter, count)).Parts.ShouldBe(parts);

    [Fact]
    public void An_escape_pair_does_not_straddle_two_parts()
    {
        // 152 letters, then pairs: the first part closes one septet short.
        var text = new string('a', 152) + new string('€', 77);

        SmsSegmenter.Count(text).ShouldBe(new SmsSegments(SmsEncoding.Gsm7, 3, 306));
    }

    [Fact]
    public void A_surrogate_pair_does_not_straddle_two_parts()
    {
        var text = new string('ب', 66) + "😀" + new string('ب', 66);

        SmsSegmenter.Count(text).ShouldBe(new SmsSegments(SmsEncoding.Ucs2, 3, 134));
    }

    [Fact]
    public void A_letter_and_its_marks_stay_in_one_part()
    {
        var text = new string('ب', 66) + "شَّ" + new string('ب', 65);

        SmsSegmenter.Count(text).ShouldBe(new SmsSegments(SmsEncoding.Ucs2, 3, 134));
    }

    [Theory]
    [InlineData("\u2019")]
    [InlineData("\u00A0")]
    [InlineData("`")]
    [InlineData("\u200F")]
    [InlineData("ب")]
    public void One_letter_outside_the_alphabet_turns_a_whole_text_into_ucs2(string letter) =>
        SmsSegmenter.Count(new string('a', 99) + letter).ShouldBe(new SmsSegments(SmsEncoding.Ucs2, 2, 100));

    [Fact]
    public void An_empty_text_is_still_one_part() => SmsSegmenter.Count("").Parts.ShouldBe(1);

    private static Gen<string> Some(Gen<string> letters, int most) => letters.Array[0, most].Select(string.Concat);
}
