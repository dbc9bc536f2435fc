using System.Globalization;
using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Values;

public sealed class PlainNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData(" 20 ", 20)]
    [InlineData("٢٠", 20)]
    [InlineData("\u200E20", 20)]
    [InlineData("2147483648", null)]
    [InlineData("+20", null)]
    [InlineData("-20", null)]
    [InlineData("1,000", null)]
    [InlineData("2e3", null)]
    [InlineData("20.0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_whole_number_is_digits_alone(string? text, int? number) => PlainNumber.Whole(text).ShouldBe(number);

    [Theory]
    [InlineData("0.012", "0.012")]
    [InlineData("12", "12")]
    [InlineData("٠٫٠١٢", "0.012")]
    [InlineData("0,012", null)]
    [InlineData("0.0123", null)]
    [InlineData("1,000.5", null)]
    [InlineData(".5", null)]
    [InlineData("5.", null)]
    [InlineData("1.2.3", null)]
    [InlineData("-1", null)]
    [InlineData("1e2", null)]
    [InlineData("KD 1", null)]
    public void A_fraction_has_a_point_and_as_many_digits_as_are_allowed(string text, string? amount) =>
        PlainNumber.Amount(text, decimals: 3)
            .ShouldBe(amount is null ? null : decimal.Parse(amount, CultureInfo.InvariantCulture));
}
