using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions;

/// <summary>Deletes flags of pilot members after 30 days, and old counters, every night at 03:45 in Kuwait (00:45 UTC).</summary>
public sealed partial class PurgePilot(PilotPurger purger, ILogger<PurgePilot> logger)
{
    /// <summary>Runs by its timer, on one instance.</summary>
    [Function(nameof(PurgePilot))]
    public async Task RunAsync([TimerTrigger("0 45 0 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        LogPurged(logger, await purger.PurgeAsync(cancellationToken), timer.IsPastDue);

    [LoggerMessage(EventId = 402, Level = LogLevel.Information,
        Message = "{Rows} rows of the pilot past retention were deleted (past due: {PastDue})")]
    private static partial void LogPurged(ILogger logger, int rows, bool pastDue);
}
