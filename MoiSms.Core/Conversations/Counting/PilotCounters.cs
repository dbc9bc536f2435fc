using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Globalization;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Counting;

/// <summary>
/// The counters behind the pilot report, in memory: what <see cref="MoiSmsMetrics"/> counts, by day of Kuwait's calendar, and the phones
/// seen. <see cref="PilotCounterStore"/> keeps them. A host that is killed outright loses what it counted in its last seconds.
/// </summary>
public sealed class PilotCounters : IDisposable
{
    internal const string Texts = "texts";
    internal const string Sends = "sends";
    internal const string Deliveries = "deliveries";
    internal const string DeadLetters = "dead_letters";
    internal const string Parts = "parts";
    internal const string ForeignParts = "parts.foreign";
    internal const string Latency = "latency";

    private const string Prefix = "moisms.";

    /// <summary>What the report is made of. The rest, gauges above all, is no count of a day.</summary>
    private static readonly FrozenSet<string> Counted =
    [
        MetricNames.Texts, MetricNames.Sends, MetricNames.Deliveries, MetricNames.DeadLetters, MetricNames.Parts, MetricNames.ForeignParts,
        MetricNames.Latency,
    ];

    private readonly Lock gate = new();
    private readonly Dictionary<DateOnly, DayCounts> days = [];
    private readonly HashSet<DateOnly> changed = [];
    private readonly MeterListener listener = new();
    private readonly PartitionKeys keys;
    private readonly TimeProvider time;

    /// <summary>Begins to listen to the metrics that <paramref name="meters"/> makes.</summary>
    public PilotCounters(IMeterFactory meters, PartitionKeys keys, TimeProvider time)
    {
        this.keys = keys;
        this.time = time;
        // Of this host only: another one in the same process has a factory of its own.
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == MoiSmsMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, meters)
                && Counted.Contains(instrument.Name))
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) => Count(instrument, count, tags));
        listener.SetMeasurementEventCallback<double>(
            (_, seconds, _, _) => Add($"{Latency}|{LatencyBuckets.Of(seconds).ToString(CultureInfo.InvariantCulture)}", 1));
        listener.Start();
    }

    /// <summary>A text of that phone was handled.</summary>
    /// <param name="phone">E.164.</param>
    internal void Saw(string phone)
    {
        var key = keys.For(phone);
        lock (gate)
            Today().People.Add(key);
    }

    /// <summary>The totals of the days that changed since the last call, of this instance alone.</summary>
    public IReadOnlyDictionary<DateOnly, DayCounts> TakeChanged()
    {
        lock (gate)
        {
            var taken = changed.ToDictionary(day => day, day => days[day].Copy());
            changed.Clear();
            // A day that is over is not counted any more.
            var today = KuwaitTime.Today(time.GetUtcNow());
            foreach (var day in days.Keys.Where(day => day < today.AddDays(-1)).ToList())
                days.Remove(day);
            return taken;
        }
    }

    /// <summary>They could not be kept: the next call brings them again.</summary>
    public void PutBack(IReadOnlyDictionary<DateOnly, DayCounts> taken)
    {
        lock (gate)
        {
            foreach (var (day, counts) in taken)
            {
                days.TryAdd(day, counts);
                changed.Add(day);
            }
        }
    }

    /// <summary>Ends the listening; what was counted stays.</summary>
    public void Dispose() => listener.Dispose();

    private void Count(Instrument instrument, long count, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name[Prefix.Length..];
        foreach (var tag in tags)
            name += "|" + tag.Value;
        Add(name, count);
    }

    private void Add(string name, long count)
    {
        lock (gate)
            Today().Add(name, count);
    }

    private DayCounts Today()
    {
        var today = KuwaitTime.Today(time.GetUtcNow());
        changed.Add(today);
        if (!days.TryGetValue(today, out var counts))
            days[today] = counts = new DayCounts();
        return counts;
    }
}
