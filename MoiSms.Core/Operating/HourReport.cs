namespace MoiSms.Core.Operating;

/// <summary>Figures by hour or day, from stored hourly rows. Days are those of Kuwait's calendar.</summary>
public sealed record HourReport
{
    /// <summary>Included.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Included.</summary>
    public required DateOnly To { get; init; }

    /// <summary><c>hour</c> or <c>day</c>.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Until when texts are counted in (UTC); null = nothing was ever counted.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>Of the whole period.</summary>
    public required HourFigures Total { get; init; }

    /// <summary>Hours or days with texts, in order.</summary>
    public required IReadOnlyList<HourSlot> Slots { get; init; }

    /// <summary>How long first replies took, all buckets in order.</summary>
    public required IReadOnlyList<LatencyCount> Latencies { get; init; }

    /// <summary>The most asked first, as in the lists below; at most <see cref="HourReporter.MostListed"/>.</summary>
    public required IReadOnlyList<TopicCount> Topics { get; init; }

    /// <summary>Points asked of a topic.</summary>
    public required IReadOnlyList<PointCount> Points { get; init; }

    /// <summary>Areas that were named.</summary>
    public required IReadOnlyList<AreaCount> Areas { get; init; }

    /// <summary>Where people got no answer, and why.</summary>
    public required IReadOnlyList<ReasonCount> NoAnswer { get; init; }

    /// <summary>What failed, by kind.</summary>
    public required IReadOnlyList<ReasonCount> Failures { get; init; }
}
