using MoiSms.Core.Conversations;
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

        (state.OpenMenuFor(Now.AddMinutes(digitMinutes), Now) is not null).ShouldBe(open);
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

    private static ConversationState State() => new() { Phone = "+96550000101" };
}
