using MoiSms.Cli.Capacity;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

/// <summary>The capacity that a population asks for, from the model alone.</summary>
public sealed class CapacityPlanTests
{
    [Fact]
    public void A_month_of_texts_makes_the_average_second_and_the_busiest_one()
    {
        // 2,592,000 seconds are 30 days.
        var plan = CapacityPlan.For(new CapacityDemand { Population = 2_592_000, TextsAPersonAMonth = 2, PeakFactor = 10 });

        (plan.TextsAMonth, plan.MeanASecond, plan.PeakASecond).ShouldBe((5_184_000, 2, 20));
        (plan.QueueShare, plan.AccountShare).ShouldBe((0.01m, 0.01m));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(700, 10)]
    public void An_instance_is_planned_with_seven_tenths_of_what_it_answers(int peak, int instances) =>
        CapacityPlan.For(At(peak) with { TextsASecondAnInstance = 100 }).Instances.ShouldBe(instances);

    [Fact]
    public void The_population_that_one_queue_carries_brings_it_to_seven_tenths_of_its_limit()
    {
        var limit = CapacityPlan.For(new CapacityDemand()).PopulationLimit;

        var plan = CapacityPlan.For(new CapacityDemand { Population = limit });

        Math.Max(plan.QueueShare, plan.AccountShare).ShouldBe(CapacityPlan.Usable, 0.0001m);
    }

    [Fact]
    public void An_operator_that_takes_half_of_an_hours_parts_is_an_hour_late_at_its_end()
    {
        var demand = At(100) with { PartsAReply = 2 };

        CapacityPlan.For(demand with { OperatorPartsASecond = 100 }).WaitAfterAnHour.ShouldBe(TimeSpan.FromHours(1));
        CapacityPlan.For(demand with { OperatorPartsASecond = 200 }).WaitAfterAnHour.ShouldBe(TimeSpan.Zero);
        CapacityPlan.For(demand).WaitAfterAnHour.ShouldBe(TimeSpan.Zero, "nothing is agreed yet");
    }

    [Fact]
    public void Costs_are_told_where_prices_are_given()
    {
        var demand = At(1) with { PartsAReply = 2 };

        var plan = CapacityPlan.For(demand with { PartPrice = 0.01m, TenThousandCallsPrice = 0.005m });

        plan.PartsCost.ShouldBe(plan.TextsAMonth * 0.02m);
        plan.StorageCost.ShouldBe(plan.TextsAMonth * CapacityPlan.CallsAText / 10_000 * 0.005m);
        CapacityPlan.For(demand).PartsCost.ShouldBeNull();
    }

    [Fact]
    public void The_plan_is_told_in_lines()
    {
        var lines = string.Join('\n', CapacityPlanText.Lines(CapacityPlan.For(new CapacityDemand { OperatorPartsASecond = 50 })));

        lines.ShouldContain("9,800,000 a month, 3.8 a second");
        lines.ShouldContain("37.8 texts (10 times the average)");
        lines.ShouldContain("but it takes 50: after an hour at the peak a reply comes 31 minutes late");
        lines.ShouldContain("cost unknown (--part-price)");
    }

    /// <summary>A demand of so many texts in its busiest second.</summary>
    private static CapacityDemand At(int peak) => new() { Population = 2_592_000L * peak, TextsAPersonAMonth = 1, PeakFactor = 1 };
}
