using Azure.Data.Tables;
using MoiSms.Gateway.Events;
using MoiSms.Gateway.In;
using MoiSms.Gateway.Link;
using MoiSms.Gateway.Storage;

namespace MoiSms.Gateway.Hosting;

/// <summary>
/// Looks after what waits: passes on texts whose parts do not come, reports texts in doubt for which no receipt came, and once a day
/// removes what is old. Several gateways may do the same work at once: each step can be done twice without harm.
/// </summary>
internal sealed partial class Sweep(
    SubmitStore submits, InboundStore inbound, TextReceiver texts, Reporter reporter, TableClient table, SmscLink link,
    GatewaySettings settings, GatewayMetrics metrics, TimeProvider time, ILogger<Sweep> logger) : BackgroundService
{
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromDays(1);

    private DateTimeOffset purgedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.SweepInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            metrics.Binds(link.Bound, link.Wanted);
            try
            {
                await PassOnAsync(stoppingToken);
                await ReportAsync(stoppingToken);
                if (time.GetUtcNow() - purgedAt > PurgeInterval)
                    await PurgeAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is: what leaves a background service ends the process, and with it the line.
                LogNotSwept(logger, e.GetType().Name);
            }
        }
    }

    private async Task PassOnAsync(CancellationToken cancellationToken)
    {
        await foreach (var (note, text) in inbound.WaitingAsync(time.GetUtcNow() - settings.PartsWait, cancellationToken))
        {
            if (text is null)
                await inbound.ForgetAsync(note, cancellationToken);
            else
                await texts.PassOnAsync(text, cancellationToken);
        }

        metrics.Waiting(await inbound.CountWaitingAsync(cancellationToken));
    }

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        await foreach (var (note, row) in submits.DoubtsAsync(time.GetUtcNow() - settings.ReceiptWait, cancellationToken))
        {
            if (row?.State == SubmitState.Doubtful)
            {
                if (reporter.IsBusyWith(row))
                    continue;
                var outcome = await reporter.ReportAsync(
                    row, [], SubmitState.Unknown, DeliveryCodes.TimedOut, "No receipt came", cancellationToken);
                if (outcome != ReportOutcome.Reported)
                    continue;
                metrics.Unknown();
            }

            await submits.ForgetAsync(note, cancellationToken);
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - settings.Retention;
        var old = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"At lt {before}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken);
        await foreach (var row in old.WithCancellation(cancellationToken))
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        purgedAt = time.GetUtcNow();
    }

    [LoggerMessage(EventId = 831, Level = LogLevel.Warning,
        Message = "What waits could not be looked after ({Fault}); the next round tries again")]
    private static partial void LogNotSwept(ILogger logger, string fault);
}
