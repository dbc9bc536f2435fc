using CsCheck;
using MoiSms.Core.Conversations.Queues;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

public sealed class RetryDelayTests
{
    [Fact]
    public void The_delay_doubles_from_two_seconds_up_to_ten_minutes()
    {
        RetryDelay.After(0, null, 0.5).ShouldBe(TimeSpan.FromSeconds(2));
        RetryDelay.After(1, null, 0.5).ShouldBe(TimeSpan.FromSeconds(4));
        RetryDelay.After(8, null, 0.5).ShouldBe(TimeSpan.FromSeconds(512));
        RetryDelay.After(500, null, 0.5).ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void It_never_comes_before_the_time_that_the_other_side_named() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 3600], Gen.Double[0, 1]).Sample((tries, seconds, random) =>
            RetryDelay.After(tries, TimeSpan.FromSeconds(seconds), random) >= TimeSpan.FromSeconds(seconds));
}
