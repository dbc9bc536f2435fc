using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions;

/// <summary>Counts the hours that brought something new, every minute.</summary>
public sealed partial class CountHours(HourCounter counter, ILogger<CountHours> logger)
{
    /// <summary>Runs by its timer, on one instance; two at once count the same.</summary>
    [Function(nameof(CountHours))]
    public async Task RunAsync([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        LogCounted(logger, await counter.CountAsync(cancellationToken), timer.IsPastDue);

    [LoggerMessage(EventId = 404, Level = LogLevel.Debug, Message = "{Hours} hours were counted (past due: {PastDue})")]
    private static partial void LogCounted(ILogger logger, int hours, bool pastDue);
}
