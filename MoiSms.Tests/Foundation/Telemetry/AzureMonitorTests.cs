using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Understanding;
using MoiSms.Tests.Foundation.Security;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Telemetry;

/// <summary>What of our telemetry reaches Azure Monitor, and how, by its real exporter.</summary>
[Collection(nameof(AloneCollection))]
public sealed partial class AzureMonitorTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_metric_arrives_with_its_labels_and_none_that_has_no_name()
    {
        await using var ingestion = await Ingestion.StartAsync(Ct);
        await using var app = await ExportingApp.StartAsync(ingestion.ConnectionString, Ct);

        app.Metrics.Event(MetricValues.Kind.SmsReceived);
        app.Metrics.RefusedPost(MetricValues.Refusal.NoToken);
        app.Metrics.Decided(nameof(Decision.Answered), Intent.Residency.ToName());
        app.Metrics.Sent(MetricValues.Outcome.Accepted);
        app.Metrics.SentParts(3, "+447911123456");
        app.Metrics.FirstSent(TimeSpan.FromSeconds(1.5));
        app.Metrics.Delivery("Failed", "4006");
        app.Metrics.PutBack(QueueNames.Outbound);
        app.Metrics.Failed("ResolveSms");
        app.Metrics.DeadLettered(QueueNames.Inbound);
        app.Metrics.Queue(QueueNames.Inbound, TimeSpan.FromSeconds(42), 7);
        app.Metrics.QueueUnread(QueueNames.OutboundPoison);
        app.Flush();

        Shown(ingestion.TakeMetrics()).ShouldBe(
            [
                "moisms.dead_letters where=sms-inbound: 1",
                "moisms.deliveries code=4006 status=Failed: 1",
                "moisms.events kind=sms-received: 1",
                "moisms.failures function=ResolveSms: 1",
                "moisms.latency within=2: 1.5 of 1 from 1.5 to 1.5",
                "moisms.parts.foreign: 3",
                "moisms.parts: 3",
                "moisms.put_back queue=sms-outbound: 1",
                "moisms.queue.age queue=sms-inbound: 42",
                "moisms.queue.length queue=sms-inbound: 7",
                "moisms.queue.unread queue=sms-outbound-poison: 1",
                "moisms.sends outcome=accepted: 1",
                "moisms.texts decision=Answered intent=residency: 1",
                "moisms.webhook.refused reason=no-token: 1",
            ]);
    }

    [Fact]
    public async Task A_percentile_of_the_latency_can_be_computed_from_the_counts_of_its_bounds()
    {
        await using var ingestion = await Ingestion.StartAsync(Ct);
        await using var app = await ExportingApp.StartAsync(ingestion.ConnectionString, Ct);

        foreach (var seconds in new[] { -1, 0, 0.2, 0.5, 0.7, 1.5, 2, 3, 7, 20, 45, 300, 601, 90_000 })
            app.Metrics.FirstSent(TimeSpan.FromSeconds(seconds));
        app.Flush();

        ingestion.TakeMetrics().ToDictionary(point => point.Labels[MetricLabels.Within], point => point.Count).ShouldBe(
            new Dictionary<string, int?>
            {
                ["0.5"] = 4,
                ["1"] = 1,
                ["2"] = 2,
                ["5"] = 1,
                ["10"] = 1,
                ["30"] = 1,
                ["60"] = 1,
                ["600"] = 1,
                [LatencyBounds.More] = 2,
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_counter_arrives_as_the_sum_of_its_interval_however_many_spans_are_kept()
    {
        await using var ingestion = await Ingestion.StartAsync(Ct);
        await using var app = await ExportingApp.StartAsync(ingestion.ConnectionString, Ct);
        using var source = new ActivitySource(ExportingApp.WorkerSource);

        for (var i = 0; i < 500; i++)
        {
            using var span = source.StartActivity("Invoke");
            app.Metrics.Event(MetricValues.Kind.SmsReceived);
        }

        app.Flush();
        Shown(ingestion.TakeMetrics()).ShouldBe(["moisms.events kind=sms-received: 500"]);
        app.Metrics.Event(MetricValues.Kind.SmsReceived);
        app.Flush();
        Shown(ingestion.TakeMetrics()).ShouldBe(["moisms.events kind=sms-received: 1"]);
    }

    [Fact]
    public async Task The_state_of_a_queue_is_told_in_the_interval_that_measured_it_and_not_again()
    {
        await using var ingestion = await Ingestion.StartAsync(Ct);
        await using var app = await ExportingApp.StartAsync(ingestion.ConnectionString, Ct);

        app.Metrics.Queue(QueueNames.Inbound, TimeSpan.FromSeconds(42), 7);
        app.Flush();
        ingestion.TakeMetrics().Count.ShouldBe(2);

        // The timer went to another instance; this one still has other things to tell.
        app.Metrics.Event(MetricValues.Kind.SmsReceived);
        app.Flush();
        Shown(ingestion.TakeMetrics()).ShouldBe(["moisms.events kind=sms-received: 1"]);
    }

    [Fact]
    public async Task A_log_line_arrives_also_out_of_a_trace_that_is_not_kept_but_no_address_of_a_request()
    {
        await using var ingestion = await Ingestion.StartAsync(Ct);
        await using var app = await ExportingApp.StartAsync(ingestion.ConnectionString, Ct);

        using (var dropped = new Activity("dropped").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            dropped.Recorded.ShouldBeFalse();
            LogTrouble(app.Logger("MoiSms"), "storage");
            LogRequest(app.Logger("Microsoft.AspNetCore.Hosting.Diagnostics"), "https://app.example/api/sms/events?code=key");
        }

        app.Flush();
        var line = ingestion.Take("MessageData").ShouldHaveSingleItem();
        line.GetProperty("message").GetString().ShouldBe("Trouble with storage");
        line.GetProperty("properties").GetProperty("CategoryName").GetString().ShouldBe("MoiSms");
        line.GetProperty("properties").GetProperty("EventId").GetString().ShouldBe("900");
    }

    [Fact]
    public async Task No_span_of_a_call_to_storage_arrives()
    {
        await using var ingestion = await Ingestion.StartAsync(Ct);
        await using var app = await ExportingApp.StartAsync(ingestion.ConnectionString, Ct, allSpans: true);
        using var source = new ActivitySource(ExportingApp.WorkerSource);
        var storage = new ServiceStorage(StorageConnection.FromConnectionString(azurite.NewAccount()), new StorageCallCounter());

        using (source.StartActivity("Invoke").ShouldNotBeNull())
        {
            await storage.Inbound.CreateAsync(cancellationToken: Ct);
            await storage.Inbound.SendMessageAsync("body", Ct);
            await storage.Conversations.CreateAsync(Ct);
        }

        app.Flush();
        var span = ingestion.Take("RemoteDependencyData").ShouldHaveSingleItem();
        span.GetProperty("name").GetString().ShouldBe("Invoke");
        span.GetRawText().ShouldNotContain("127.0.0.1");
    }

    private static IEnumerable<string> Shown(IEnumerable<Ingestion.Point> points) => points
        .Select(point => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{point.Name}{string.Concat(point.Labels.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one =>
                $" {one.Key}={one.Value}"))}: {point.Value}{Spread(point)}"))
        .Order(StringComparer.Ordinal);

    private static string Spread(Ingestion.Point point) => point.Count is null
        ? ""
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" of {point.Count} from {point.Min} to {point.Max}");

    [LoggerMessage(EventId = 900, Level = LogLevel.Error, Message = "Trouble with {What}")]
    private static partial void LogTrouble(ILogger logger, string what);

    [LoggerMessage(EventId = 901, Level = LogLevel.Information, Message = "Request starting {Address}")]
    private static partial void LogRequest(ILogger logger, string address);
}
