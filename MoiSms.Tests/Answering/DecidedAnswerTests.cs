using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

/// <summary>What is counted, hidden and flagged of texts that are answered.</summary>
public sealed class DecidedAnswerTests
{
    [Fact]
    public void An_answer_is_counted_with_its_parts()
    {
        var decided = Deciding.Decide(Deciding.Text(Intent.Help));

        (decided.Decision, decided.FromMember, decided.HidesDigits).ShouldBe((Decision.Answered, false, false));
        var usage = decided.State.Usage;
        (usage.InMinute, usage.Texts, usage.Parts, usage.Unknown).ShouldBe((1, 1, decided.Reply!.Parts, null));
    }

    [Fact]
    public void The_third_of_the_same_text_that_means_nothing_is_silent_and_another_is_not()
    {
        var state = Deciding.Fresh;
        for (var i = 0; i < PhoneLimits.UnknownInARow; i++)
        {
            var answer = Deciding.Decide(Deciding.Text(Intent.Unknown, state, words: "qwerty"));
            answer.Reply.ShouldNotBeNull();
            state = answer.State;
        }

        var third = Deciding.Decide(Deciding.Text(Intent.Unknown, state, words: " qwerty "));
        (third.Decision, third.Reply).ShouldBe((Decision.Limited, null));
        Deciding.Decide(Deciding.Text(Intent.Unknown, state, words: "asdf")).Reply.ShouldNotBeNull();
        Deciding.Decide(Deciding.Text(Intent.Help, state, words: "qwerty")).Reply.ShouldNotBeNull();
    }

    [Fact]
    public void A_text_that_may_be_an_emergency_or_is_asked_back_is_not_taken_for_a_machines()
    {
        var text = Deciding.Text(Intent.Unknown);
        var menu = new[] { new Inquiry(Intent.Help, Slots.None), new Inquiry(Intent.Greeting, Slots.None) };

        Unknown(text.Heard with { MayBeEmergency = true }).ShouldBeNull();
        Unknown(text.Heard with { Alternatives = menu }).ShouldBeNull();
        Unknown(text.Heard with { Alternatives = menu, IsGuess = true }).ShouldNotBeNull();

        string? Unknown(TextUnderstanding heard) => Deciding.Decide(text with { Heard = heard }).State.Usage.Unknown;
    }

    [Fact]
    public void A_text_about_another_body_s_business_may_be_a_machine_s()
    {
        var text = Deciding.Text(Intent.Unknown);

        Deciding.Decide(text with { Heard = text.Heard with { Point = "bank" } }).State.Usage.Unknown.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("+96550000101", 0, true)]
    [InlineData("+96550000101", 24, true)]
    [InlineData("+96550000101", 25, false)]
    [InlineData("+96550000102", 0, false)]
    public void A_member_may_call_the_last_reply_wrong_for_a_day(string member, int hoursAgo, bool flagged)
    {
        var text = Deciding.Text(
            Intent.Unknown, Deciding.Fresh with { LastReply = new LastReply("Incoming_7", Some.Now.AddHours(-hoursAgo)) },
            words: "wrong: it is valid");
        text = text with { Facts = text.Facts with { Settings = Deciding.WithMember(member) } };

        var decided = Deciding.Decide(text);

        decided.FromMember.ShouldBe(member == Some.Phone);
        decided.CanBeFlagged.ShouldBe(!flagged);
        if (flagged)
            (decided.Intent, decided.Effects.ShouldHaveSingleItem()).ShouldBe((Intent.Feedback, new Effect.FileFlag("Incoming_7")));
        else
            decided.Effects.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("wrong", true)]
    [InlineData("Wrong. it is valid", true)]
    [InlineData("غلط، تنتهي غدا", true)]
    [InlineData("wrongly", false)]
    [InlineData("not wrong", false)]
    [InlineData("", false)]
    public void The_first_word_tells_that_a_reply_was_wrong(string words, bool flagged)
    {
        var text = Deciding.Text(Intent.Unknown, Deciding.Fresh with { LastReply = new LastReply("Incoming_7", Some.Now) }, words: words);

        (Feedback.Flagged(words, text.Heard, text.State, Some.Now) is not null).ShouldBe(flagged);
        Feedback.Flagged(words, text.Heard with { Intent = Intent.Feedback }, text.State, Some.Now).ShouldBe("Incoming_7");
    }

    [Fact]
    public void Whatever_may_hold_a_serial_or_a_code_has_its_digits_hidden()
    {
        var (serial, code) = (new Slots { Serial = "104603265" }, new Slots { Code = "123456" });
        var text = Deciding.Text(Intent.Unknown);

        Hides(Deciding.Text(Intent.Register)).ShouldBeTrue();
        Hides(Deciding.Text(Intent.Confirm)).ShouldBeTrue();
        Hides(Deciding.Text(Intent.Help, slots: serial)).ShouldBeTrue();
        Hides(Deciding.Text(Intent.Help, slots: code)).ShouldBeTrue();
        Hides(text with { Heard = text.Heard with { Alternatives = [new(Intent.Help, Slots.None), new(Intent.Register, serial)] } })
            .ShouldBeTrue();
        Hides(text with { Heard = text.Heard with { Alternatives = [new(Intent.Help, Slots.None), new(Intent.Confirm, code)] } })
            .ShouldBeTrue();
        Hides(text with { Heard = text.Heard with { Alternatives = [new(Intent.Help, Slots.None), new(Intent.Guide, Slots.None)] } })
            .ShouldBeFalse();
        Hides(Deciding.Text(Intent.Confirm, Deciding.Fresh with { OptedOut = true })).ShouldBeTrue("silence keeps no code either");

        static bool Hides(TextCase text) => Deciding.Decide(text).HidesDigits;
    }
}
