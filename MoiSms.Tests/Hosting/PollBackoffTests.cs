using CsCheck;
using MoiSms.LocalHost.Hosting.Queues;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

public sealed class PollBackoffTests
{
    [Fact]
    public void Pauses_begin_at_100_ms_and_double_give_or_take_a_fifth_up_to_the_longest() =>
        Gen.Select(Gen.Int[100, 60_000], Gen.Int).Sample((longest, seed) =>
    {
        var backoff = new PollBackoff(TimeSpan.FromMilliseconds(longest), new Random(seed));

        var before = backoff.Next();
        before.ShouldBe(TimeSpan.FromMilliseconds(100));
        for (var i = 0; i < 12; i++)
        {
            var next = backoff.Next();
            if (next.TotalMilliseconds < longest)
                (next / before).ShouldBeInRange(1.599, 2.401);
            next.TotalMilliseconds.ShouldBeLessThanOrEqualTo(longest);
            before = next;
        }

        before.TotalMilliseconds.ShouldBe(longest);
    });

    [Fact]
    public void Any_message_brings_the_shortest_pause_back()
    {
        var backoff = new PollBackoff(TimeSpan.FromMinutes(1), new Random(1));
        for (var i = 0; i < 5; i++)
            backoff.Next();

        backoff.Reset();

        backoff.Next().ShouldBe(PollBackoff.Shortest);
    }
}
