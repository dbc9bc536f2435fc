namespace MoiSms.Cli.Capacity;

/// <summary>What a demand asks of the service, by the published limits of storage and the calls that a text makes. Pure.</summary>
internal sealed record CapacityPlan
{
    /// <summary>Messages a second of one storage queue, as published. A text is one message of each of our two queues.</summary>
    public const decimal QueueLimit = 2_000;

    /// <summary>Requests a second of one storage account, as published.</summary>
    public const decimal AccountLimit = 20_000;

    /// <summary>
    /// Calls to storage for one text at a busy hour: of our functions 6 and 1 for the delivery report, of the host 2 deletes and its
    /// receives, of which each brings 16 messages then: rounded up.
    /// </summary>
    public const decimal CallsAText = 10;

    /// <summary>What of a limit is planned with: beyond it queues grow in every small burst.</summary>
    public const decimal Usable = 0.7m;

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
        var most = Math.Min(QueueLimit, AccountLimit / CallsAText) * Usable;
        return new CapacityPlan
        {
            Demand = demand,
            TextsAMonth = month,
            MeanASecond = month / SecondsAMonth,
            PeakASecond = peak,
            QueueShare = peak / QueueLimit,
            AccountShare = peak * CallsAText / AccountLimit,
            Instances = (int)Math.Max(1, Math.Ceiling(peak / (demand.TextsASecondAnInstance * Usable))),
            PeakPartsASecond = parts,
            WaitAfterAnHour = demand.OperatorPartsASecond is { } rate && rate < parts
                ? TimeSpan.FromSeconds((double)(3600 * (parts - rate) / rate))
                : TimeSpan.Zero,
            PopulationLimit = (long)(most * SecondsAMonth / demand.PeakFactor / demand.TextsAPersonAMonth),
        };
    }
}
