using System.Globalization;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>Makes the report of hourly figures.</summary>
public sealed class HourReporter(HourCountStore store, TimeProvider time)
{
    internal const string ByHour = "hour";
    internal const string ByDay = "day";

    /// <summary>Entries of a list of the report.</summary>
    public const int MostListed = 200;

    private const int MaxDaysByHour = 31;
    private const int MaxDaysByDay = 92;

    /// <summary>A range query and a read.</summary>
    /// <param name="from">Null = <paramref name="to"/>.</param>
    /// <param name="to">Included; null = today in Kuwait.</param>
    /// <param name="by"><c>hour</c> or <c>day</c>; null = hour.</param>
    /// <exception cref="AdminFault">The period is too long, or ends before it begins, or there is no such slot.</exception>
    public async Task<HourReport> MakeAsync(DateOnly? from, DateOnly? to, string? by, CancellationToken cancellationToken)
    {
        by ??= ByHour;
        if (by is not (ByHour or ByDay))
            throw AdminFault.Invalid("'by' should be hour or day.");
        var last = to ?? KuwaitTime.Today(time.GetUtcNow());
        var first = from ?? last;
        var most = by == ByHour ? MaxDaysByHour : MaxDaysByDay;
        if (last < first || last.DayNumber - first.DayNumber >= most)
            throw AdminFault.Invalid($"The period should begin before it ends, and have at most {most} days by {by}.");
        return Make(
            first, last, by, await store.ReadAsync(first, last, cancellationToken), await store.ReadRunAsync(cancellationToken),
            time.GetUtcNow());
    }

    internal static HourReport Make(
        DateOnly from, DateOnly to, string by, IReadOnlyList<(DateTimeOffset Hour, HourCounts Counts)> hours, DateTimeOffset? countedAt,
        DateTimeOffset now)
    {
        var all = Sum(hours.Select(one => one.Counts));
        return new HourReport
        {
            From = from,
            To = to,
            By = by,
            MadeAt = now,
            CountedAt = countedAt,
            Total = Figures(all, hours.Count == 1 ? hours[0].Counts.Phones : null),
            Slots = by == ByHour
                ? [.. hours.Select(one => new HourSlot(one.Hour, Figures(one.Counts.Counts, one.Counts.Phones)))]
                : [.. hours.GroupBy(one => KuwaitTime.Today(one.Hour)).Select(Day)],
            Latencies = [.. Latencies(all)],
            Topics = Topics(all),
            Points = Most(all, HourNames.Point, 2).Select(one => new PointCount(one.By[0], one.By[1], one.Count)).ToList(),
            Areas = Most(all, HourNames.Area, 1).Select(one => new AreaCount(one.By[0], one.Count)).ToList(),
            NoAnswer = Most(all, HourNames.NoAnswer, 2).Select(one => new ReasonCount(one.By[1], one.By[0], one.Count)).ToList(),
            Failures = Most(all, HourNames.Failure, 1).Select(one => new ReasonCount(null, one.By[0], one.Count)).ToList(),
        };
    }

    /// <summary>The topics of some hours together.</summary>
    internal static IReadOnlyList<TopicCount> TopicsOf(IReadOnlyList<(DateTimeOffset Hour, HourCounts Counts)> hours) =>
        Topics(Sum(hours.Select(one => one.Counts)));

    private static HourSlot Day(IGrouping<DateOnly, (DateTimeOffset Hour, HourCounts Counts)> day) => new(
        new DateTimeOffset(day.Key.ToDateTime(TimeOnly.MinValue), KuwaitTime.Offset).ToUniversalTime(),
        Figures(Sum(day.Select(one => one.Counts)), day.Count() == 1 ? day.Single().Counts.Phones : null));

    private static DayCounts Sum(IEnumerable<HourCounts> hours)
    {
        var sum = new HourCounts().Counts;
        foreach (var hour in hours)
            sum.Merge(hour.Counts);
        return sum;
    }

    /// <param name="phones">The exact number of phones, where there is one.</param>
    private static HourFigures Figures(DayCounts counts, int? phones)
    {
        var latencies = LatencyBuckets.Limits.Select((_, i) => i).Append(LatencyBuckets.Limits.Count)
            .ToDictionary(i => i, i => Bucket(counts, i));
        return new HourFigures(
            counts.Counts.GetValueOrDefault(HourNames.Texts), phones ?? counts.People.Estimate(), phones is null && counts.Counts.Count > 0,
            Outcome(TextOutcome.Answered), Outcome(TextOutcome.NotUnderstood), Outcome(TextOutcome.Refused), Outcome(TextOutcome.Silent),
            Outcome(TextOutcome.Failed), counts.Counts.GetValueOrDefault(HourNames.Replies),
            counts.Counts.GetValueOrDefault(HourNames.Parts),
            new ReplyLatency(
                LatencyBuckets.Percentile(latencies, 0.5), LatencyBuckets.Percentile(latencies, 0.95),
                LatencyBuckets.Percentile(latencies, 0.99)));

        long Outcome(TextOutcome outcome) => counts.Counts.GetValueOrDefault($"{HourNames.Outcome}|{outcome}");
    }

    private static IEnumerable<LatencyCount> Latencies(DayCounts counts) =>
        LatencyBuckets.Limits.Select((limit, i) => new LatencyCount(limit, Bucket(counts, i)))
            .Append(new LatencyCount(null, Bucket(counts, LatencyBuckets.Limits.Count)));

    private static long Bucket(DayCounts counts, int bucket) =>
        counts.Counts.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{HourNames.Latency}|{bucket}"));

    private static List<TopicCount> Topics(DayCounts counts)
    {
        var missed = Named(counts, HourNames.NoAnswer, 2).GroupBy(one => one.By[1], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Count), StringComparer.Ordinal);
        return
        [
            .. Most(counts, HourNames.Topic, 1)
                .Select(one => new TopicCount(one.By[0], one.Count, missed.GetValueOrDefault(one.By[0]))),
        ];
    }

    private static IEnumerable<(string[] By, long Count)> Most(DayCounts counts, string kind, int labels) =>
        Named(counts, kind, labels).OrderByDescending(one => one.Count).ThenBy(one => string.Join('|', one.By), StringComparer.Ordinal)
            .Take(MostListed);

    private static IEnumerable<(string[] By, long Count)> Named(DayCounts counts, string kind, int labels) =>
        from one in counts.Counts
        let parts = one.Key.Split('|')
        where parts.Length == labels + 1 && parts[0] == kind
        select (parts[1..], one.Value);
}
