namespace MoiSms.Cli.Capacity;

/// <summary>What a capacity test tries.</summary>
internal sealed record CapacityTestPlan
{
    /// <summary>Texts a second of the first step.</summary>
    public required decimal From { get; init; }

    /// <summary>Texts a second that the test ends with, if it gets there.</summary>
    public required decimal To { get; init; }

    /// <summary>How long each rate is held. At least a second.</summary>
    public required TimeSpan Step { get; init; }

    /// <summary>A rate holds while 99 of 100 replies come within it.</summary>
    public required TimeSpan TargetP99 { get; init; }

    /// <summary>For the audit.</summary>
    public required string Reason { get; init; }

    /// <summary>For how long nothing may move until the texts that are left count as lost.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The rates to try: each twice the one before, the last <see cref="To"/>.</summary>
    public IEnumerable<decimal> Rates()
    {
        for (var rate = From; rate < To; rate *= 2)
            yield return rate;
        yield return To;
    }
}
