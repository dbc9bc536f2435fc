using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Values;

public sealed class SecretDigitsTests
{
    [Theory]
    [InlineData("register 288020122596 483920175")]
    [InlineData("سجل ٢٨٨٠٢٠١٢٢٥٩٦ ٤٨٣٩٢٠١٧٥")]
    [InlineData("288020122596, serial 48-39-20175")]
    [InlineData("my id is 2880 2012 2596 and the card says 4839")]
    [InlineData("483920175")]
    [InlineData("402913")]
    [InlineData("402 - 913.")]
    [InlineData("40\u200f2\u200f913")]
    [InlineData("code: ٤٠٢٩١٣")]
    public void Digits_that_may_be_a_serial_or_a_code_are_hidden(string text)
    {
        var hidden = SecretDigits.Hide(text);

        hidden.Any(char.IsDigit).ShouldBeFalse();
        hidden.Length.ShouldBe(text.Length);
    }

    [Theory]
    [InlineData("288020122596")]
    [InlineData("violation of 5/1882")]
    [InlineData("call me on 50000101 or +965 5000 0101")]
    [InlineData("A1234567")]
    [InlineData("2")]
    [InlineData("3alay kam 5")]
    [InlineData("")]
    public void Others_stay_as_they_are(string text) => SecretDigits.Hide(text).ShouldBe(text);
}
