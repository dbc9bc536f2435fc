using System.Security.Cryptography;
using MoiSms.Core.Conversations.Linking;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

public sealed class LinkCodesTests
{
    private const string Phone = "+96550000299";
    private static readonly DateTimeOffset Now = Some.Now;
    private static readonly LinkCodes Codes = new("a secret of the tests only, long enough");

    [Fact]
    public void A_code_has_six_digits_and_holds_for_its_phone_and_ten_minutes()
    {
        var (code, pending) = Codes.Create(
            CodePurpose.Link, Phone, "286110215746", Now, RandomNumberGenerator.GetBytes(LinkCodes.EntropyBytes));

        code.ShouldMatch("^[0-9]{6}$");
        Codes.Matches(pending, Phone, code, Now.AddMinutes(10).AddSeconds(-1)).ShouldBeTrue();
        Codes.Matches(pending, Phone, code, Now.AddMinutes(10)).ShouldBeFalse();
        Codes.Matches(pending, "+96550000298", code, Now).ShouldBeFalse();
        Codes.Matches(pending, Phone, "", Now).ShouldBeFalse();
        new LinkCodes("another secret of the tests, long enough").Matches(pending, Phone, code, Now).ShouldBeFalse();
    }

    [Fact]
    public void What_is_stored_shows_neither_the_code_nor_that_two_are_equal()
    {
        var issued = Enumerable.Range(0, 200).Select(_ =>
            Codes.Create(CodePurpose.Link, Phone, "286110215746", Now, RandomNumberGenerator.GetBytes(LinkCodes.EntropyBytes))).ToList();

        issued.ShouldAllBe(one => !one.Pending.ToString().Contains(one.Code, StringComparison.Ordinal));
        issued.Select(one => one.Pending.Salt).Distinct().Count().ShouldBe(200);
        issued.Select(one => one.Code).Distinct().Count().ShouldBeGreaterThan(150);
    }

    [Theory]
    [InlineData("104603265", "104603265", true)]
    [InlineData("104-603-265", "104603265", true)]
    [InlineData("a104603265", "A104603265", true)]
    [InlineData("603265", "104603265", false)]
    [InlineData("104603266", "104603265", false)]
    [InlineData("104603265", null, false)]
    [InlineData("", "", false)]
    [InlineData("-", null, false)]
    public void Only_the_full_serial_is_the_serial(string given, string? recorded, bool same) =>
        Codes.SameSerial(given, recorded).ShouldBe(same);
}
