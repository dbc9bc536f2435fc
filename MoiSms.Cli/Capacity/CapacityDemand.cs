namespace MoiSms.Cli.Capacity;

/// <summary>Who is expected to text, and how much.</summary>
internal sealed record CapacityDemand
{
    /// <summary>People who may text. Default 4,900,000: citizens and residents of Kuwait.</summary>
    public long Population { get; init; } = 4_900_000;

    /// <summary>Texts a month of a person. Default 2.</summary>
    public decimal TextsAPersonAMonth { get; init; } = 2;

    /// <summary>The busiest second beside the mean one. Default 10: days off, nights, and what a ministry's announcement causes.</summary>
    public decimal PeakFactor { get; init; } = 10;

    /// <summary>SMS parts of a reply on average. Default 2: the budget.</summary>
    public decimal PartsAReply { get; init; } = 2;

    /// <summary>Texts a second that one function instance answers. Default 150.</summary>
    public decimal TextsASecondAnInstance { get; init; } = 150;

    /// <summary>Parts a second that the operator takes; null = not agreed yet.</summary>
    public decimal? OperatorPartsASecond { get; init; }

    /// <summary>Price of one part; null = not known.</summary>
    public decimal? PartPrice { get; init; }

    /// <summary>Price of 10,000 calls to storage; null = not known.</summary>
    public decimal? TenThousandCallsPrice { get; init; }
}
