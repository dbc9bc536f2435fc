using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
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

    [Fact]
    public void What_is_remembered_is_remembered_for_thirty_minutes_to_the_second()
    {
        var (last, late) = (Now + ConversationState.MemoryLimit, Now + ConversationState.MemoryLimit + TimeSpan.FromSeconds(1));
        var state = State() with
        {
            Menu = new Menu(Now, [Reading]),
            More = new MorePages(Now, null, ["page two"]),
            Last = new LastQuestion(Now, Reading),
        };

        (state.OpenMenuFor(Digit(last, last)) is null, state.MoreFor(last) is null, state.ContextFor(last).Last is null)
            .ShouldBe((false, false, false));
        (state.OpenMenuFor(Digit(late, late)) is null, state.MoreFor(late) is null, state.ContextFor(late).Last is null)
            .ShouldBe((true, true, true));
        (state with { More = new MorePages(Now, null, []) }).MoreFor(Now).ShouldBeNull();
    }

    [Fact]
    public void A_text_belongs_to_what_was_erased_when_it_was_taken_before_or_texted_long_before()
    {
        var state = State() with { ErasedAt = Now };
        var (after, longBefore) = (Now.AddSeconds(1), Now - InboundSms.ClocksApart);

        (state.ErasedSince(Now, Now), state.ErasedSince(after, Now), state.ErasedSince(longBefore, after)).ShouldBe((true, true, true));
        State().ErasedSince(Now, Now).ShouldBeFalse();
    }

    [Fact]
    public void A_text_that_comes_after_the_erasure_by_a_slow_clock_of_the_provider_is_answered()
    {
        var state = State() with { ErasedAt = Now };

        state.ErasedSince(Now - InboundSms.ClocksApart + TimeSpan.FromSeconds(1), Now.AddSeconds(1)).ShouldBeFalse();
    }

    [Fact]
    public void What_is_known_of_a_binding_says_nothing_of_another_person()
    {
        var binding = new PhoneBinding(Some.CivilId) { Released = true };

        (State() with { CivilId = Some.CivilId, Binding = binding }).CurrentBinding.ShouldBe(binding);
        (State() with { CivilId = Some.DependantCivilId, Binding = binding }).CurrentBinding
            .ShouldBe(new PhoneBinding(Some.DependantCivilId));
        (State() with { Binding = binding }).CurrentBinding.ShouldBeNull();
    }

    private static InboundSms Digit(DateTimeOffset receivedAt, DateTimeOffset acceptedAt) =>
        Some.Text("1") with { ReceivedAt = receivedAt, AcceptedAt = acceptedAt };

    private static ConversationState State() => new() { Phone = "+96550000101" };
}
