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
