using System.Globalization;
using CsCheck;
using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Values;

public sealed class CivilIdNumberTests
{
    [Theory]
    [InlineData("288020122596", true)]
    [InlineData("227081660516", true)]
    [InlineData("292091998298", true)]
    [InlineData("292091998297", false)]
    [InlineData("188020122596", false)]
    [InlineData("28802012259", false)]
    [InlineData("2880201225966", false)]
    [InlineData("٢٨٨٠٢٠١٢٢٥٩٦", false)]
    public void The_check_digit_the_century_and_the_length_decide(string digits, bool valid) =>
        CivilIdNumber.IsValid(digits).ShouldBe(valid);

    [Fact]
    public void The_birth_date_has_to_be_real()
    {
        AnyWithDate("2880231").ShouldBeFalse("31 February");
        AnyWithDate("2881301").ShouldBeFalse("month 13");
        AnyWithDate("3000229").ShouldBeTrue("2000 was a leap year");
        AnyWithDate("2000229").ShouldBeFalse("1900 was none");
    }

    private static bool AnyWithDate(string start) =>
        Enumerable.Range(0, 100_000).Any(rest => CivilIdNumber.IsValid(string.Create(CultureInfo.InvariantCulture, $"{start}{rest:D5}")));

    [Fact]
    public void One_wrong_digit_is_always_noticed_unless_the_sum_stays_the_same() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9]).Sample((position, digit) =>
        {
            var id = "288020122596".ToCharArray();
            var changed = (char)('0' + digit);
            if (id[7 + position] == changed)
                return;
            id[7 + position] = changed;
            CivilIdNumber.IsValid(id).ShouldBeFalse();
        });

    [Fact]
    public void A_masked_id_shows_its_last_four_digits() => CivilIdNumber.Mask("288020122596").ShouldBe("****2596");
}
