using MoiSms.Cli.Capacity;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

/// <summary>The queueing model behind the plan of capacity and the benchmark of hosts.</summary>
public sealed class ServiceModelTests
{
    private static readonly ServiceModel One = new();

    [Fact]
    public void A_host_carries_what_runs_at_once_over_how_long_it_runs()
    {
        // 28 messages on average, of 55 ms each, and 10 ms until the next batch is there.
        One.Ceiling.TextsASecond.ShouldBe(28 / 0.065, 0.5);
        One.Ceiling.By.ShouldBe("messages at once, SendReply");
    }

    [Fact]
    public void Hosts_add_up_until_storage_is_the_limit()
    {
        (One with { Hosts = 3 }).Ceiling.TextsASecond.ShouldBe(3 * One.Ceiling.TextsASecond, 0.001);

        (One with { Hosts = 50 }).Ceiling.TextsASecond.ShouldBe(2000);
    }

    [Theory]
    [InlineData(100, 2000, 20000, 100, "one queue")]
    [InlineData(2000, 90, 20000, 90, "one partition of the index")]
    [InlineData(2000, 2000, 500, 50, "one account")]
    public void The_smallest_limit_of_storage_counts(double messages, double rows, double requests, double texts, string by) =>
        (One with { QueueLimit = messages, PartitionLimit = rows, AccountLimit = requests }).Ceiling
            .ShouldBe(new ServiceCeiling(texts, by));

    [Fact]
    public void A_processor_that_is_too_slow_is_said_to_be_the_limit() =>
        (One with { CoresAHost = 1, ProcessorMs = 10 }).Ceiling.ShouldBe(new ServiceCeiling(100, "processor"));

    [Fact]
    public void A_quiet_host_takes_the_calls_and_nothing_more()
    {
        One.At(1).MeanMs.ShouldBe(54, 0.1);

        (One with { PollMs = 250 }).At(1).MeanMs.ShouldBe(54 + 250, 0.1, "two queues, each polled once in 250 ms");
    }

    [Fact]
    public void Replies_take_longer_the_nearer_the_ceiling_is_and_for_ever_above_it()
    {
        var ceiling = One.Ceiling.TextsASecond;

        var latencies = new[] { 0.5, 0.9, 0.99 }.Select(share => One.At(share * ceiling).MeanMs).ToList();

        latencies.ShouldBeInOrder();
        latencies[2].ShouldBeGreaterThan(latencies[0] * 1.5);
        One.At(ceiling).MeanMs.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void The_p99_is_above_the_mean() => One.At(100).P99Ms.ShouldBeGreaterThan(One.At(100).MeanMs);
}
