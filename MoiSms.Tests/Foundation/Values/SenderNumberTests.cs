using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Values;

public sealed class SenderNumberTests
{
    [Theory]
    [InlineData("+96550000101")]
    [InlineData("96550000101")]
    [InlineData("0096550000101")]
    [InlineData("50000101")]
    [InlineData(" +965 5000 0101 ")]
    [InlineData("+965-5000-0101")]
    public void Every_way_to_write_a_kuwaiti_number_is_one_number(string raw) => SenderNumber.Normalise(raw).ShouldBe("+96550000101");

    // Blocks that the operators had been given before the library's data knew.
    [Theory]
    [InlineData("51901234")]
    [InlineData("+96556201234")]
    [InlineData("96558001234")]
    [InlineData("0096567501234")]
    [InlineData("91501234")]
    [InlineData("41234567")]
    [InlineData("٩١٥٠١٢٣٤")]
    [InlineData("\u202A+96591501234\u202C")]
    public void Whoever_has_the_shape_of_a_kuwaiti_mobile_number_is_one(string raw) =>
        SenderNumber.Normalise(raw).ShouldBe("+965" + new string([.. TypedText.Western(raw).Where(char.IsAsciiDigit)])[^8..]);

    [Theory]
    [InlineData("+96522431234")]
    [InlineData("22431234")]
    [InlineData("+9651812345")]
    [InlineData("+9655190123")]
    [InlineData("+965519012345")]
    [InlineData("11234567")]
    [InlineData("31234567")]
    [InlineData("71234567")]
    [InlineData("81234567")]
    [InlineData("01234567")]
    public void Other_shapes_in_kuwait_get_no_reply(string raw) => SenderNumber.Normalise(raw).ShouldBeNull();

    [Theory]
    [InlineData("+447911123456", "+447911123456")]
    [InlineData("447911123456", "+447911123456")]
    public void A_foreign_number_keeps_its_country(string raw, string expected) => SenderNumber.Normalise(raw).ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("99988")]
    [InlineData("MOI")]
    [InlineData("KuwaitAirways")]
    [InlineData("+965123")]
    [InlineData("++++")]
    public void Short_codes_names_and_nonsense_are_no_number(string? raw) => SenderNumber.Normalise(raw).ShouldBeNull();
}
