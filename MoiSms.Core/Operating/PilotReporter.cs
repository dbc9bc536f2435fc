using System.Globalization;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Operating;

/// <summary>Makes the report for a period.</summary>
public sealed class PilotReporter(PilotCounterStore counters, HourCountStore hours, FeedbackStore feedback, TimeProvider time)
{
    /// <summary>Longer periods would make one answer too large.</summary>
    internal const int MaxDays = 92;

    /// <summary>Three range queries.</summary>
    /// <param name="to">Included.</param>
    internal async Task<PilotReport> MakeAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => Make(
        from,
        to,
        await counters.ReadAsync(from, to, cancellationToken),
        HourReporter.TopicsOf(await hours.ReadAsync(from, to, cancellationToken)),
        await feedback.ReadAsync(from, to, cancellationToken),
        time.GetUtcNow());

    internal static PilotReport Make(
        DateOnly from, DateOnly to, IReadOnlyDictionary<DateOnly, DayCounts> days, IReadOnlyList<TopicCount> topics,
        IReadOnlyList<FeedbackFlag> flags, DateTimeOffset now)
    {
        var all = new DayCounts();
        foreach (var day in days.Values)
            all.Merge(day);
        return new PilotReport
        {
            From = from,
            To = to,
            MadeAt = now,
            Texts = Texts(all).Sum(one => one.Count),
            People = all.People.Estimate(),
            NotUnderstood = NotUnderstood(all),
            Intents = Group(Texts(all).Select(one => (one.Intent, one.Count))),
            Topics = topics,
            Decisions = Group(Texts(all).Select(one => (one.Decision, one.Count))),
            Replies = all.Counts.GetValueOrDefault($"{PilotCounters.Sends}|accepted"),
            Parts = all.Counts.GetValueOrDefault(PilotCounters.Parts),
            Latency = new ReplyLatency(Percentile(all, 0.5), Percentile(all, 0.95), Percentile(all, 0.99)),
            Failures = Group(Failures(all)),
            Days = [.. days.Select(day => Day(day.Key, day.Value, flags))],
            Flagged = flags.Count,
            Flags = flags,
        };
    }

    private static PilotDay Day(DateOnly day, DayCounts counts, IReadOnlyList<FeedbackFlag> flags) => new(
        day,
        Texts(counts).Sum(one => one.Count),
        counts.People.Estimate(),
        NotUnderstood(counts),
        counts.Counts.GetValueOrDefault(PilotCounters.Parts),
        flags.Count(flag => KuwaitTime.Today(flag.At) == day),
        Percentile(counts, 0.95));

    // Without what got no decision: a label in small letters, as redeliveries have, names none.
    private static IEnumerable<(string Decision, string Intent, long Count)> Texts(DayCounts counts) =>
        from one in counts.Counts
        let parts = one.Key.Split('|')
        where parts is [PilotCounters.Texts, _, _] && Enum.TryParse<Decision>(parts[1], out _)
        select (parts[1], parts[2], one.Value);

    private static long NotUnderstood(DayCounts counts) =>
        counts.Counts.GetValueOrDefault($"{PilotCounters.Texts}|{Decision.Answered}|{Intent.Unknown.ToName()}");

    private static IEnumerable<(string, long)> Failures(DayCounts counts) =>
        from one in counts.Counts
        let parts = one.Key.Split('|')
        let name = parts switch
        {
            [PilotCounters.Sends, "refused" or "expired"] => $"reply {parts[1]}",
            [PilotCounters.Deliveries, var status, var code] when !status.Equals("Delivered", StringComparison.OrdinalIgnoreCase) =>
                $"not delivered ({code})",
            [PilotCounters.DeadLetters, var where] => $"dead letter ({where})",
            _ => null,
        }
        where name is not null
        select (name, one.Value);

    private static double? Percentile(DayCounts counts, double share) => LatencyBuckets.Percentile(
        counts.Counts.Where(one => one.Key.StartsWith(PilotCounters.Latency + "|", StringComparison.Ordinal))
            .ToDictionary(
                one => int.Parse(one.Key.AsSpan(PilotCounters.Latency.Length + 1), CultureInfo.InvariantCulture), one => one.Value),
        share);

    private static Dictionary<string, long> Group(IEnumerable<(string Name, long Count)> counts) => counts
        .GroupBy(one => one.Name, StringComparer.Ordinal)
        .Select(group => (group.Key, Sum: group.Sum(one => one.Count)))
        .OrderByDescending(one => one.Sum)
        .ToDictionary(one => one.Key, one => one.Sum, StringComparer.Ordinal);
}
