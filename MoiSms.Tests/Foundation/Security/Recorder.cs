using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace MoiSms.Tests.Foundation.Security;

/// <summary>
/// Keeps everything that this process tells the outside: log lines at Trace with their scopes and parameters, every span of every source,
/// every measurement's labels, the SDKs' own event sources, and the text of every exception that is thrown, caught or not.
/// </summary>
internal sealed class Recorder : EventListener, ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<string, int> told = new();
    private readonly ActivityListener spans;
    private readonly MeterListener meters = new();
    private readonly IDisposable diagnostics;

    public Recorder()
    {
        spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(spans);
        // The SDKs make their spans through diagnostic listeners, unless a switch turns to sources: both are heard.
        diagnostics = DiagnosticListener.AllListeners.Subscribe(new EveryListener(Keep));
        meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Keep(instrument, tags));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        meters.Start();
        AppDomain.CurrentDomain.FirstChanceException += Keep;
    }

    /// <summary>Each thing told, by its kind: "log: ...", "span: ...", "metric: ...", "exception: ...", "event: ...".</summary>
    public IReadOnlyCollection<string> Told => [.. told.Keys];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep("log", Shown(state));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Keep("log", $"{formatter(state, exception)} {Shown(state)} {exception}");

    public override void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Keep;
        spans.Dispose();
        meters.Dispose();
        diagnostics.Dispose();
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        // What a forwarder to the logs would write. The runtime's own sources are left alone: they tell of threads and memory.
        if (eventSource.Name.StartsWith("Azure", StringComparison.Ordinal)
            || eventSource.Name.Contains("IdentityModel", StringComparison.Ordinal))
            EnableEvents(eventSource, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        Keep("event", $"{eventData.EventSource.Name} {eventData.EventName} "
            + $"{string.Join(' ', eventData.Payload ?? (IReadOnlyCollection<object?>)[])}");

    private void Keep(Activity span)
    {
        Keep("span", $"{span.Source.Name} {span.OperationName} {span.DisplayName} {span.StatusDescription} {span.TraceStateString}");
        foreach (var (name, value) in span.TagObjects.Concat(span.Baggage.Select(one => KeyValuePair.Create(one.Key, (object?)one.Value))))
            Keep("span", $"{span.Source.Name} {span.OperationName} {name}={Text(value)}");
        foreach (var one in span.Events)
            Keep("span", $"{one.Name} {string.Join(' ', one.Tags.Select(tag => $"{tag.Key}={Text(tag.Value)}"))}");
    }

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
            Keep("metric", $"{instrument.Meter.Name} {instrument.Name} {name}={Text(value)}");
    }

    private void Keep(object? sender, FirstChanceExceptionEventArgs thrown) =>
        Keep("exception", $"{thrown.Exception.GetType().Name}: {thrown.Exception.Message}");

    private void Keep(string kind, string what) => told.TryAdd($"{kind}: {what}", 0);

    private static string Shown<TState>(TState state) => state is IEnumerable<KeyValuePair<string, object?>> values
        ? string.Join(' ', values.Select(one => $"{one.Key}={Text(one.Value)}"))
        : Text(state);

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private sealed class EveryListener(Action<Activity> keep) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name.StartsWith("Azure", StringComparison.Ordinal))
                value.Subscribe(new Spans(keep));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Spans(Action<Activity> keep) : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key.EndsWith(".Stop", StringComparison.Ordinal) && Activity.Current is { } span)
                keep(span);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
