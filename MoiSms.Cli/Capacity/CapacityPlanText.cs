using System.Globalization;

namespace MoiSms.Cli.Capacity;

/// <summary>A plan as lines that an operator can read out.</summary>
internal static class CapacityPlanText
{
    public static IEnumerable<string> Lines(CapacityPlan plan)
    {
        var demand = plan.Demand;
        yield return Line($"People                {demand.Population:N0}, {demand.TextsAPersonAMonth:0.##} texts a month each");
        yield return Line($"Texts                 {plan.TextsAMonth:N0} a month, {plan.MeanASecond:0.#} a second on average");
        yield return Line($"Busiest second        {plan.PeakASecond:0.#} texts ({demand.PeakFactor:0.##} times the average)");
        yield return Line($"Function instances    {plan.Instances} at the peak, each {demand.TextsASecondAnInstance:0.#} texts a second");
        yield return Line($"Reply sent after      {Reply(plan.Reply)}");
        yield return Line($"One queue             {plan.QueueShare:P0} of {CapacityPlan.QueueLimit:N0} messages a second");
        yield return Line($"One storage account   {plan.AccountShare:P0} of {CapacityPlan.AccountLimit:N0} requests a second");
        yield return Line($"Enough for            {plan.PopulationLimit:N0} people like these; beyond, split the queue or the account");
        yield return Line($"Operator              {plan.PeakPartsASecond:0.#} parts a second at the peak, {Operator(plan)}");
        yield return Line(
            $"Parts                 {plan.TextsAMonth * demand.PartsAReply:N0} a month, {Cost(plan.PartsCost, "--part-price")}");
        yield return Line(
            $"Storage calls         {plan.TextsAMonth * CapacityPlan.CallsAText:N0} a month, {Cost(plan.StorageCost, "--calls-price")}");
    }

    private static string Reply(ServiceLatency reply) => double.IsInfinity(reply.MeanMs)
        ? "ever longer: the peak is more than the model says these instances and one storage account carry"
        : Line($"{reply.MeanMs / 1000:0.00} s on average at the peak, 99 of 100 within {reply.P99Ms / 1000:0.00} s (model, 10 ms a call)");

    private static string Operator(CapacityPlan plan) => plan.Demand.OperatorPartsASecond switch
    {
        null => "to be agreed with the operator (--operator-parts says what is)",
        { } rate when plan.WaitAfterAnHour > TimeSpan.Zero => Line(
            $"but it takes {rate:0.#}: after an hour at the peak a reply comes {plan.WaitAfterAnHour.TotalMinutes:0} minutes late"),
        { } rate => Line($"and it takes {rate:0.#}"),
    };

    private static string Cost(decimal? cost, string option) => cost is { } known ? Line($"{known:N2}") : $"cost unknown ({option})";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
