namespace MoiSms.Cli.Capacity;

/// <summary>What a capacity test found, and what it means.</summary>
internal sealed record CapacityReport
{
    /// <summary>Host name and port of the function app.</summary>
    public required string App { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    public required CapacityTestPlan Plan { get; init; }

    /// <summary>In the order in which they were tried.</summary>
    public required IReadOnlyList<CapacityStep> Steps { get; init; }

    /// <summary>Function instances while it was tested.</summary>
    public required int Instances { get; init; }

    /// <summary>Whom the service is for; its rate of an instance and its parts of a reply are not heeded: they were measured.</summary>
    public required CapacityDemand Demand { get; init; }

    /// <summary>The highest rate that held; null = none did.</summary>
    public CapacityStep? Best => Steps.Where(step => step.Holds(Plan.TargetP99)).MaxBy(step => step.Rate);

    /// <summary>Whether a rate did not hold: then <see cref="Best"/> is near the limit, else the limit was not reached.</summary>
    public bool FoundLimit => Steps.Any(step => !step.Holds(Plan.TargetP99));

    public decimal PartsAReply => Steps.Sum(step => step.Texts - step.Lost - step.Refused) is > 0 and var answered
        ? Math.Round((decimal)Steps.Sum(step => step.Parts) / answered, 2)
        : Demand.PartsAReply;

    /// <summary>What the demand asks, with what was measured; null where no rate held.</summary>
    public CapacityPlan? Meaning => Best is { } best
        ? CapacityPlan.For(Demand with { TextsASecondAnInstance = best.Rate / Instances, PartsAReply = PartsAReply })
        : null;

    /// <summary>What it means, one sentence a line.</summary>
    public IEnumerable<string> Sentences()
    {
        if (Best is not { } best || Meaning is not { } plan)
        {
            var least = Steps.Select(step => step.Rate).DefaultIfEmpty().Min();
            yield return Line($"No rate held: at {least:0.#} texts a second already p99 was over the target, or texts were lost.");
            yield break;
        }

        var (hour, limit) = (best.Rate * 3600, FoundLimit ? "" : "; the limit was not reached");
        yield return Line($"{best.Rate:0.#} texts a second hold, with p99 {best.P99:0.###} s and nothing lost{limit}.");
        yield return Line(
            $"That is {hour:N0} people an hour with one question each: {hour / Demand.Population:P2} of {Demand.Population:N0}.");
        yield return Line($"{Demand.Population:N0} people with {Demand.TextsAPersonAMonth:0.##} texts a month ask {plan.PeakASecond:0.#} ")
            + Line($"a second at the peak, {Demand.PeakFactor:0.##} times the average. That takes {Like(plan.Instances)}, ")
            + Line($"with {1 - CapacityPlan.Usable:P0} in hand.");
        yield return Line($"A month is then {plan.TextsAMonth * PartsAReply:N0} SMS parts, {PartsAReply:0.##} a reply, ")
            + Line($"{Cost(plan.PartsCost, "--part-price")}; and {plan.TextsAMonth * CapacityPlan.CallsAText:N0} calls to storage, ")
            + Line($"{Cost(plan.StorageCost, "--calls-price")}.");
    }

    private static string Like(int instances) => instances == 1 ? "one instance like this" : Line($"{instances} instances like these");

    private static string Cost(decimal? cost, string option) => cost is { } known ? Line($"{known:N2}") : $"cost unknown ({option})";

    private static string Line(FormattableString text) => FormattableString.Invariant(text);
}
