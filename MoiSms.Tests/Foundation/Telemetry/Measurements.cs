using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Tests.Foundation.Telemetry;

/// <summary>What one host measures with <see cref="MoiSmsMetrics"/>; another host in this process has a meter factory of its own.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Series, double Value)> all = new();

    public Measurements(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == MoiSmsMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, meters))
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    /// <summary>The sums so far, by metric and labels: <c>moisms.texts decision=Answered intent=help</c>.</summary>
    public IReadOnlyDictionary<string, double> Sums =>
        all.GroupBy(one => one.Series, StringComparer.Ordinal)
            .ToDictionary(series => series.Key, series => series.Sum(one => one.Value), StringComparer.Ordinal);

    /// <summary>The sum of one series; 0 where nothing was measured.</summary>
    public double this[string series] => Sums.GetValueOrDefault(series);

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = instrument.Name;
        foreach (var (name, label) in tags)
            series += string.Create(CultureInfo.InvariantCulture, $" {name}={label}");
        all.Enqueue((series, value));
    }
}
