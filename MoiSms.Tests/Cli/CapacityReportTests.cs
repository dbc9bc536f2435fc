using MoiSms.Cli.Capacity;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

public sealed class CapacityReportTests
{
    private static readonly CapacityTestPlan Plan = new()
    {
        From = 5,
        To = 50,
        Step = TimeSpan.FromSeconds(60),
        TargetP99 = TimeSpan.FromSeconds(5),
        Reason = "a test",
    };

    [Fact]
    public void Rates_double_and_end_with_the_last_one() => Plan.Rates().ShouldBe([5, 10, 20, 40, 50]);

    [Fact]
    public void It_says_what_the_best_rate_means_for_people_instances_and_money()
    {
        var report = Report(Step(40, p99: 1), Step(80, p99: 9)) with { Instances = 2 };

        report.Sentences().ShouldBe(
        [
            "40 texts a second hold, with p99 1 s and nothing lost.",
            "That is 144,000 people an hour with one question each: 2.94 % of 4,900,000.",
            "4,900,000 people with 2 texts a month ask 37.8 a second at the peak, 10 times the average. "
                + "That takes 3 instances like these, with 30 % in hand.",
            "A month is then 14,700,000 SMS parts, 1.5 a reply, 147,000.00; and 98,000,000 calls to storage, "
                + "cost unknown (--calls-price).",
        ]);
    }

    [Theory]
    [InlineData(9, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(double.NaN, 0, 0)]
    public void A_rate_that_is_late_loses_or_is_refused_does_not_hold(double p99, int lost, int refused)
    {
        var report = Report(Step(40, p99) with { Lost = lost, Refused = refused });

        report.Best.ShouldBeNull();
        report.Sentences().ShouldHaveSingleItem().ShouldStartWith("No rate held: at 40 texts a second");
        CapacityReportHtml.Write(report).ShouldContain("No rate held");
    }

    [Fact]
    public void A_rate_that_was_ended_early_does_not_hold_whatever_was_answered_by_then() =>
        Report(Step(40, p99: 1) with { CutShort = true }).Best.ShouldBeNull();

    [Fact]
    public void A_limit_that_was_not_reached_is_said() =>
        Report(Step(40, p99: 1)).Sentences().First().ShouldEndWith("; the limit was not reached.");

    [Fact]
    public void The_page_has_a_chart_of_latency_queues_and_parts_and_a_row_for_each_rate()
    {
        var page = CapacityReportHtml.Write(Report(Step(40, p99: 1), Step(80, p99: 9)));

        page.Split("<svg").Length.ShouldBe(4);
        page.Split("<tr").Length.ShouldBe(4);
        page.ShouldContain("default-src 'none'");
        page.ShouldNotContain("NaN");
    }

    private static CapacityReport Report(params CapacityStep[] steps) => new()
    {
        App = "localhost:7071",
        MadeAt = new DateTimeOffset(2026, 3, 5, 8, 0, 0, TimeSpan.Zero),
        Plan = Plan,
        Steps = steps,
        Instances = 1,
        Demand = new CapacityDemand { PartPrice = 0.01m },
    };

    private static CapacityStep Step(decimal rate, double p99) => new()
    {
        Rate = rate,
        Texts = 100,
        Refused = 0,
        Lost = 0,
        Served = (double)rate,
        P50 = 0.02,
        P95 = 0.1,
        P99 = p99,
        Parts = 150,
        QueueAge = 0.2,
        QueueLength = 12,
    };
}
