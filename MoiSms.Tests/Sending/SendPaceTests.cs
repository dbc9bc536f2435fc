using MoiSms.Core.Sending;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Sending;

/// <summary>Ten minutes of a drain, on a clock of its own, against limits of a known rate.</summary>
public sealed class SendPaceTests
{
    [Theory]
    [InlineData(100, 1, 1)]
    [InlineData(100, 1, 3)]
    [InlineData(6000, 60, 1)]
    [InlineData(6000, 60, 3)]
    [InlineData(600, 60, 3)]
    [InlineData(200, 60, 1)]
    [InlineData(200, 60, 3)]
    public void A_drain_uses_nine_tenths_of_what_is_admitted_and_at_most_a_tenth_is_refused(int admitted, int seconds, int instances)
    {
        var drain = new Drain(admitted, TimeSpan.FromSeconds(seconds), instances);

        drain.Run(TimeSpan.FromMinutes(10));

        var share = (double)drain.Refused / (drain.Refused + drain.Taken);
        share.ShouldBeLessThanOrEqualTo(0.1, "refused");
        ((double)drain.Taken / drain.Admissible).ShouldBeGreaterThanOrEqualTo(0.9, "used");
    }

    [Fact]
    public void Until_something_is_refused_nothing_waits()
    {
        var pace = new SendPace();

        for (var i = 0; i < 10_000; i++)
        {
            var slot = pace.Reserve(Some.Now);
            slot.At.ShouldBe(Some.Now);
            pace.Taken(slot, Some.Now);
        }
    }

    [Fact]
    public void Nothing_is_sent_before_the_time_that_was_named_and_then_one_reply_alone()
    {
        var pace = new SendPace();
        var (first, other) = (pace.Reserve(Some.Now), pace.Reserve(Some.Now));

        pace.Refused(first, Some.Now, TimeSpan.FromSeconds(30));

        pace.IsPassed(other).ShouldBeTrue();
        pace.Reserve(Some.Now).ShouldBe(new SendSlot(Some.Now.AddSeconds(30), null), "ask again then");
        var then = Some.Now.AddSeconds(30);
        var alone = pace.Reserve(then);
        alone.Round.ShouldNotBeNull();
        pace.Reserve(then).Round.ShouldBeNull("another one is under way");
        pace.Taken(alone, then);
        pace.Reserve(then).Round.ShouldNotBeNull();
    }

    [Fact]
    public void A_turn_that_was_given_back_is_free_at_once()
    {
        var pace = new SendPace();
        pace.Refused(pace.Reserve(Some.Now), Some.Now, TimeSpan.FromSeconds(1));
        var then = Some.Now.AddSeconds(1);

        pace.GiveBack(pace.Reserve(then));

        pace.Reserve(then).Round.ShouldNotBeNull();
    }
}
