namespace MoiSms.Cli.Capacity;

/// <summary>What a demand asks of the service, by the published limits of storage and the calls that a text makes. Pure.</summary>
internal sealed record CapacityPlan
{
    /// <summary>As <see cref="ServiceModel"/> counts them.</summary>
    public const decimal QueueLimit = (decimal)ServiceModel.PublishedQueueLimit;

    /// <inheritdoc cref="QueueLimit"/>
    public const decimal AccountLimit = (decimal)ServiceModel.PublishedAccountLimit;

    /// <inheritdoc cref="QueueLimit"/>
    public const decimal CallsAText = (decimal)ServiceModel.PublishedCallsAText;

    /// <summary>What of a limit is planned with: beyond it queues grow in every small burst.</summary>
    public const decimal Usable = 0.7m;

    /// <summary>The real host wakes no listener of another process: an idle one polls, at the longest pause of our host.json.</summary>
    private const double IdlePollMs = 250;

    private const decimal SecondsAMonth = 30 * 24 * 3600;

    public required CapacityDemand Demand { get; init; }

    public required decimal TextsAMonth { get; init; }

    public required decimal MeanASecond { get; init; }

    public required decimal PeakASecond { get; init; }

    /// <summary>Share of <see cref="QueueLimit"/> at the peak.</summary>
    public required decimal QueueShare { get; init; }

    /// <summary>Share of <see cref="AccountLimit"/> at the peak.</summary>
    public required decimal AccountShare { get; init; }

    /// <summary>At the peak; at least 1.</summary>
    public required int Instances { get; init; }

    /// <summary>From the post of a text to the request that sends its reply, at the peak, by the model.</summary>
    public required ServiceLatency Reply { get; init; }

    /// <summary>Parts that the operator has to take a second, for replies that wait for nothing.</summary>
    public required decimal PeakPartsASecond { get; init; }

    /// <summary>
    /// How long a text waits at the end of one hour at the peak where the operator takes less than is asked: zero where it takes enough, or
    /// where its rate is not known.
    /// </summary>
    public required TimeSpan WaitAfterAnHour { get; init; }

    /// <summary>How many people bring one queue, or one account, to <see cref="Usable"/> of its limit at the peak.</summary>
    public required long PopulationLimit { get; init; }

    public decimal? PartsCost => TextsAMonth * Demand.PartsAReply * Demand.PartPrice;

    public decimal? StorageCost => TextsAMonth * CallsAText / 10_000 * Demand.TenThousandCallsPrice;

    public static CapacityPlan For(CapacityDemand demand)
    {
        var month = demand.Population * demand.TextsAPersonAMonth;
        var peak = month / SecondsAMonth * demand.PeakFactor;
        var parts = peak * demand.PartsAReply;
        var instances = (int)Math.Max(1, Math.Ceiling(peak / (demand.TextsASecondAnInstance * Usable)));
        var model = new ServiceModel { Hosts = instances, PollMs = IdlePollMs };
        var most = (decimal)model.Storage.TextsASecond * Usable;
        return new CapacityPlan
        {
            Demand = demand,
            TextsAMonth = month,
            MeanASecond = month / SecondsAMonth,
            PeakASecond = peak,
            QueueShare = peak / QueueLimit,
            AccountShare = peak * CallsAText / AccountLimit,
            Instances = instances,
            Reply = model.At((double)peak),
            PeakPartsASecond = parts,
            WaitAfterAnHour = demand.OperatorPartsASecond is { } rate && rate < parts
                ? TimeSpan.FromSeconds((double)(3600 * (parts - rate) / rate))
                : TimeSpan.Zero,
            PopulationLimit = (long)(most * SecondsAMonth / demand.PeakFactor / demand.TextsAPersonAMonth),
        };
    }
}
