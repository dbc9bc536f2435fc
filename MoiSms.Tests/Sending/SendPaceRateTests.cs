using MoiSms.Core.Sending;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Sending;

/// <summary>The rate itself, step by step: what takes from it and what gives to it.</summary>
public sealed class SendPaceRateTests
{
    private static readonly DateTimeOffset Now = Some.Now;
    private readonly SendPace pace = new();

    [Fact]
    public void After_a_pause_it_begins_with_ten_a_second()
    {
        var before = pace.Reserve(Now);

        pace.Begin(Now);

        pace.IsPassed(before).ShouldBeTrue();
        pace.Reserve(Now).At.ShouldBe(Now);
        Rate(Now).ShouldBe(10, 0.01);
    }

    [Fact]
    public void A_slot_later_than_asked_for_is_not_taken()
    {
        pace.Begin(Now);
        pace.Reserve(Now);

        var tooLate = pace.Reserve(Now, latest: Now.AddMilliseconds(99));
        var inTime = pace.Reserve(Now, latest: Now.AddMilliseconds(100));

        tooLate.ShouldBe(new SendSlot(Now.AddMilliseconds(100), null));
        (inTime.At, inTime.Round is not null).ShouldBe((Now.AddMilliseconds(100), true));
    }

    [Theory]
    [InlineData(200, 20)]
    [InlineData(10, 1)]
    [InlineData(1, 1)]
    public void The_first_refusal_halves_what_was_sent_in_the_last_five_seconds_but_not_below_one(int sent, double rate)
    {
        var slot = pace.Reserve(Now);
        for (var i = 0; i < sent; i++)
            pace.Taken(slot, Now);

        pace.Refused(slot, Now, null);

        Rate(Now).ShouldBe(rate, 0.01);
        pace.IsPassed(slot).ShouldBeTrue();
    }

    [Fact]
    public void A_refusal_while_it_seeks_takes_three_tenths_and_later_ones_a_twentieth()
    {
        pace.Begin(Now);
        Refuse(Now);
        Rate(Now).ShouldBe(7, 0.01);

        pace.Taken(pace.Reserve(Now), Now);
        Refuse(Now);
        Rate(Now).ShouldBe(6.65, 0.01);
    }

    [Fact]
    public void Of_those_under_way_together_one_refusal_counts()
    {
        pace.Begin(Now);
        var (one, other) = (pace.Reserve(Now), pace.Reserve(Now));

        pace.Refused(one, Now, null);
        pace.Refused(other, Now, null);

        Rate(Now).ShouldBe(7, 0.01);
    }

    [Fact]
    public void Refused_again_at_once_it_waits_half_a_second_then_twice_as_long_each_time_up_to_thirty()
    {
        pace.Begin(Now);
        var now = Now;
        Refuse(now);
        var holds = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            now = now.AddSeconds(40);
            Refuse(now);
            var asked = pace.Reserve(now);
            asked.Round.ShouldBeNull();
            holds.Add((asked.At - now).TotalSeconds);
        }

        holds.Select(seconds => seconds).ShouldBe([0.5, 1, 2, 4, 8, 16, 30, 30]);
    }

    [Fact]
    public void A_reply_sent_alone_that_never_tells_its_answer_is_given_up_after_fifteen_seconds()
    {
        var then = AloneFrom();
        pace.Reserve(then).Round.ShouldNotBeNull();

        pace.Reserve(then.AddSeconds(14)).ShouldBe(new SendSlot(then.AddMilliseconds(14_100), null));
        pace.Reserve(then.AddSeconds(15)).Round.ShouldNotBeNull();
    }

    [Fact]
    public void What_was_under_way_before_the_refusal_does_not_end_the_waiting()
    {
        var early = pace.Reserve(Now);
        var then = AloneFrom();
        pace.Reserve(then).Round.ShouldNotBeNull();

        pace.Taken(early, then);
        pace.GiveBack(early);

        pace.Reserve(then).Round.ShouldBeNull();
    }

    [Fact]
    public void Giving_back_matters_only_for_the_one_alone()
    {
        pace.Begin(Now);
        pace.GiveBack(pace.Reserve(Now));

        pace.Reserve(Now).At.ShouldBe(Now.AddMilliseconds(100));
    }

    [Theory]
    [InlineData(1, 1_000, 0.35)]
    [InlineData(10, 10, 0.5)]
    [InlineData(1, 0, 0)]
    public void Seeking_it_grows_by_time_and_by_what_was_taken_whichever_is_less(double seconds, int taken, double growth)
    {
        pace.Begin(Now);
        TakeMany(taken);

        Rate(Now.AddSeconds(seconds)).ShouldBe(10 * Math.Exp(growth), 0.02);
    }

    [Fact]
    public void Near_the_refused_rate_it_grows_gently_and_far_below_faster()
    {
        pace.Begin(Now);
        Refuse(Now);
        pace.Taken(pace.Reserve(Now), Now);
        TakeMany(10_000);
        // 7 where 10 were refused is far below, 9 is near.
        Rate(Now.AddSeconds(5)).ShouldBe(7.71, 0.02);
        TakeMany(10_000);
        Rate(Now.AddSeconds(15)).ShouldBe(9.42, 0.02);
        TakeMany(10_000);
        Rate(Now.AddSeconds(25)).ShouldBe(9.71, 0.02);
    }

    [Fact]
    public void An_idle_hour_counts_as_a_minute_and_what_grew_past_all_limits_is_paced_no_more()
    {
        pace.Begin(Now);
        TakeMany(1_000_000);

        var later = Now.AddHours(1);

        pace.Reserve(later);
        pace.Reserve(later).At.ShouldBe(later, "10 a second times e to the 21st is more than anybody admits");
    }

    private DateTimeOffset AloneFrom()
    {
        pace.Refused(pace.Reserve(Now), Now, TimeSpan.FromSeconds(1));
        return Now.AddSeconds(1);
    }

    private void Refuse(DateTimeOffset now)
    {
        var slot = pace.Reserve(now);
        slot.Round.ShouldNotBeNull();
        pace.Refused(slot, now, null);
    }

    private void TakeMany(int count)
    {
        var slot = pace.Reserve(Now);
        for (var i = 0; i < count; i++)
            pace.Taken(slot, Now);
    }

    /// <summary>Replies a second, from the distance of two slots.</summary>
    private double Rate(DateTimeOffset now)
    {
        var first = pace.Reserve(now);
        return 1 / (pace.Reserve(now).At - first.At).TotalSeconds;
    }
}
