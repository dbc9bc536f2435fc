using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

/// <summary>What a text must hold before records are shown, or before a phone leaves or joins the service.</summary>
public sealed class SignTests
{
    [Theory]
    [InlineData("they said there are dues on me, how much", Intent.Violations)]
    [InlineData("هل علي قسايم مرور", Intent.Violations)]
    public void Who_says_on_me_asks_for_a_record_though_no_rule_names_it(string text, Intent intent) =>
        Engine.Read(text).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("what are the usual causes that a visit visa is refused")]
    [InlineData("is a bumper sticker a violation")]
    [InlineData("how do they decide which passports are grey")]
    public void A_question_about_nobodys_record_shows_none(string text) => Engine.Read(text).Intent.IsPersonal().ShouldBeFalse();

    [Theory]
    [InlineData("Stop messaging me, which office is this?")]
    [InlineData("وقفوا الرسايل شنو هالازعاج")]
    public void A_listed_word_for_leaving_is_enough_in_a_question_too(string text) => Engine.Read(text).Intent.ShouldBe(Intent.Stop);

    [Theory]
    [InlineData("stop the car at the checkpoint, is it compulsory")]
    [InlineData("rate this message service five stars")]
    [InlineData("registration expired?")]
    public void Such_a_word_about_something_else_is_no_leaving_and_no_joining(string text) =>
        Engine.Read(text).Intent.ShouldNotBeOneOf(Intent.Stop, Intent.Start, Intent.Register);

    [Fact]
    public void What_is_not_understood_is_explained_by_what_was_found()
    {
        var nothing = Engine.Read("xylo my frobnicate");
        nothing.Intent.ShouldBe(Intent.Unknown);
        nothing.Why.ShouldContain(reason => reason.StartsWith("my = ", StringComparison.Ordinal));
    }
}
