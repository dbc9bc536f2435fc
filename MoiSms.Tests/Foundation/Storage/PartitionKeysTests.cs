using MoiSms.Core.Foundation.Storage;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Storage;

public sealed class PartitionKeysTests
{
    [Fact]
    public void A_key_is_26_letters_and_digits_that_tell_nothing_of_the_number()
    {
        var key = new PartitionKeys("a secret of this test").For("+96550000101");

        key.ShouldMatch("^[a-z2-7]{26}$");
        key.ShouldNotContain("50000101");
    }

    [Fact]
    public void Keys_are_the_same_for_one_secret_and_differ_for_two()
    {
        new PartitionKeys("one").For("+96550000101").ShouldBe(new PartitionKeys("one").For("+96550000101"));
        new PartitionKeys("one").For("+96550000101").ShouldNotBe(new PartitionKeys("two").For("+96550000101"));
        new PartitionKeys("one").For("+96550000101").ShouldNotBe(new PartitionKeys("one").For("+96550000102"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "my")]
    [InlineData("fo", "mzxq")]
    [InlineData("foobar", "mzxw6ytboi")]
    public void Base32_is_that_of_rfc_4648_in_lower_case_without_padding(string text, string expected) =>
        PartitionKeys.Base32(System.Text.Encoding.ASCII.GetBytes(text)).ShouldBe(expected);
}
