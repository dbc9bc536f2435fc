using MoiSms.Core.Sending;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Sending;

public sealed class RecentCountTests
{
    private readonly RecentCount count = new();

    [Fact]
    public void Five_seconds_count_and_the_sixth_ends_the_first()
    {
        for (var second = 0; second < 5; second++)
            Add(second, times: second + 1);

        count.PerSecond(At(4)).ShouldBe(15 / 5.0);
        count.PerSecond(At(5)).ShouldBe(14 / 5.0);
        count.PerSecond(At(8)).ShouldBe(5 / 5.0);
        count.PerSecond(At(9)).ShouldBe(0);
    }

    [Fact]
    public void A_pause_of_any_length_leaves_nothing_of_before()
    {
        Add(0, times: 10);
        Add(3_600, times: 5);

        count.PerSecond(At(3_600)).ShouldBe(1);
    }

    [Fact]
    public void A_clock_that_goes_back_takes_nothing_away()
    {
        Add(10, times: 5);
        Add(8, times: 5);

        count.PerSecond(At(10)).ShouldBe(2);
    }

    private void Add(int second, int times)
    {
        for (var i = 0; i < times; i++)
            count.Add(At(second));
    }

    private static DateTimeOffset At(int second) => Some.Now.AddSeconds(second);
}
