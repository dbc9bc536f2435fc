using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

public sealed class SubjectContinuationTests
{
    [Theory]
    [InlineData("and the licence?")]
    [InlineData("What about her passport")]
    [InlineData("and his fines")]
    [InlineData("والرخصة؟")]
    [InlineData("و الجواز")]
    [InlineData("ورخصته؟")]
    [InlineData("wel ro5sa?")]
    public void A_text_that_joins_on_without_an_owner_of_its_own_keeps_the_person(string text) =>
        SubjectContinuation.Is(text).ShouldBeTrue();

    [Theory]
    [InlineData("and my fines")]
    [InlineData("licence")]
    [InlineData("driving licence validity")]
    [InlineData("ورخصتي؟")]
    [InlineData("والمخالفات اللي علي")]
    [InlineData("وين اقرب مركز")]
    [InlineData("and the licence of my wife, when does it end please")]
    public void A_text_that_says_whose_or_starts_anew_does_not(string text) => SubjectContinuation.Is(text).ShouldBeFalse();
}
