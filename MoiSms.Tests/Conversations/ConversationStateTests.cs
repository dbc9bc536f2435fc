using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

public sealed class ConversationStateTests
{
    private static readonly DateTimeOffset Now = Some.Now;
    private static readonly Inquiry Reading = new(Intent.Residency, Slots.None);

    [Theory]
    [InlineData(-1, 0, true)]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, false)]
    [InlineData(-29, 0, true)]
    [InlineData(-31, 0, false)]
    public void A_digit_answers_only_a_menu_sent_before_it_and_not_too_long_ago(int menuMinutes, int digitMinutes, bool open)
    {
        var state = State() with { Menu = new Menu(Now.AddMinutes(menuMinutes), [Reading]) };

        (state.OpenMenuFor(Digit(Now.AddMinutes(digitMinutes), Now)) is not null).ShouldBe(open);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(-110)]
    [InlineData(60)]
    public void A_digit_is_taken_though_the_providers_clock_is_apart_from_ours(int providerSeconds)
    {
        var apart = TimeSpan.FromSeconds(providerSeconds);
        var state = State() with { Menu = new Menu(Now, [Reading]) { Lag = -apart } };

        // Texted five seconds after the menu was sent, and here a second later.
        state.OpenMenuFor(Digit(Now.AddSeconds(5) + apart, Now.AddSeconds(6))).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(60)]
    public void A_digit_texted_before_the_menu_was_sent_answers_nothing_whatever_the_providers_clock_says(int providerSeconds)
    {
        var apart = TimeSpan.FromSeconds(providerSeconds);
        var state = State() with { Menu = new Menu(Now, [Reading]) { Lag = -apart } };

        state.OpenMenuFor(Digit(Now.AddSeconds(-5) + apart, Now.AddSeconds(6))).ShouldBeNull();
    }

    [Fact]
    public void A_text_that_came_minutes_late_tells_nothing_of_the_providers_clock()
    {
        var state = State() with { Menu = new Menu(Now, [Reading]) { Lag = TimeSpan.FromMinutes(10) } };

        state.OpenMenuFor(Digit(Now.AddMinutes(-3), Now.AddMinutes(7))).ShouldBeNull();
        state.OpenMenuFor(Digit(Now.AddMinutes(1), Now.AddMinutes(11))).ShouldNotBeNull();
    }

    [Fact]
    public void The_rest_of_an_answer_is_not_for_whom_the_phone_is_bound_to_later()
    {
        var state = State() with { CivilId = "288020122596", More = new MorePages(Now.AddMinutes(-1), "288020122596", ["page two"]) };

        state.MoreFor(Now).ShouldNotBeNull();
        (state with { CivilId = "292091998298" }).MoreFor(Now).ShouldBeNull();
        (state with { CivilId = null }).MoreFor(Now).ShouldBeNull();
        state.MoreFor(Now.AddMinutes(30)).ShouldBeNull();
    }

    [Fact]
    public void A_follow_up_knows_what_was_asked_lately_only()
    {
        var state = State() with { Last = new LastQuestion(Now, Reading) };

        state.ContextFor(Now.AddMinutes(29)).Last.ShouldBe(Reading);
        state.ContextFor(Now.AddMinutes(31)).Last.ShouldBeNull();
    }

    private static InboundSms Digit(DateTimeOffset receivedAt, DateTimeOffset acceptedAt) =>
        Some.Text("1") with { ReceivedAt = receivedAt, AcceptedAt = acceptedAt };

    private static ConversationState State() => new() { Phone = "+96550000101" };
}
